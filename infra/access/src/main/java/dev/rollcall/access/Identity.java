package dev.rollcall.access;

import dev.rollcall.events.organization.Privilege;
import dev.rollcall.events.organization.PrivilegeLevel;
import dev.rollcall.events.signin.Restriction;
import dev.rollcall.events.user.Role;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.oauth2.core.OAuth2AuthenticatedPrincipal;

/**
 * Who is asking, as it was when the request came.
 *
 * @param userId null for the operator, and for who has not signed in
 * @param organizationId the user's home
 * @param role a predefined one or the name of a custom one
 * @param privileges of the role (R4)
 * @param grantId of the session or API token
 * @param authenticatedAt when the user last proved who they are, in this session; null for an API token
 * @param restrictions what the session has to do first
 * @param scopes what an API token is for
 * @param joinedOrganizations where the user may come in beside home, with limited access (R65)
 * @param allowedAddresses where the user may call from, as {@link AddressRanges#of} takes it (R6)
 */
public record Identity(
        Kind kind,
        @Nullable UUID userId,
        @Nullable UUID organizationId,
        @Nullable String role,
        Map<Privilege, PrivilegeLevel> privileges,
        @Nullable UUID grantId,
        @Nullable Instant authenticatedAt,
        Set<Restriction> restrictions,
        Set<String> scopes,
        Set<UUID> joinedOrganizations,
        String allowedAddresses)
        implements OAuth2AuthenticatedPrincipal {

    /** By what somebody is known. */
    public enum Kind {
        OPERATOR,
        SESSION,
        API_TOKEN,
        ANONYMOUS,
        /** Rollcall itself. */
        SYSTEM
    }

    public static final Identity OPERATOR = withoutUser(Kind.OPERATOR);
    public static final Identity ANONYMOUS = withoutUser(Kind.ANONYMOUS);
    public static final Identity SYSTEM = withoutUser(Kind.SYSTEM);

    private static Identity withoutUser(Kind kind) {
        return new Identity(kind, null, null, null, Map.of(), null, null, Set.of(), Set.of(), Set.of(), "");
    }

    /**
     * Who has just proved who they are, before anything is known of them.
     *
     * @param grantId of the session that begins with it; null for none
     */
    public static Identity proven(UUID userId, @Nullable UUID grantId) {
        return known(Kind.SESSION, userId, grantId);
    }

    /** Who was let in before, for what is written down of it later. */
    public static Identity known(Kind kind, UUID userId, @Nullable UUID grantId) {
        return new Identity(kind, userId, null, null, Map.of(), grantId, null, Set.of(), Set.of(), Set.of(), "");
    }

    /** Of the request being answered. */
    public static Identity of(HttpServletRequest request) {
        return request.getUserPrincipal() instanceof Authentication authentication
                        && authentication.getPrincipal() instanceof Identity identity
                ? identity
                : ANONYMOUS;
    }

    /** The same user where they are an external one: whatever they are at home counts for nothing there (R61). */
    Identity asExternalUser() {
        return new Identity(
                kind,
                userId,
                organizationId,
                Role.EXTERNAL.name(),
                Map.of(),
                grantId,
                authenticatedAt,
                restrictions,
                scopes,
                joinedOrganizations,
                allowedAddresses);
    }

    /** Whether it is a session or API token of this user. */
    public boolean is(UUID user) {
        return user.equals(userId);
    }

    public boolean isAdmin() {
        return Role.ADMIN.name().equals(role) || isSuperAdmin();
    }

    /** Whether they watch the admins of this organization (R94). */
    public boolean isAuditorOf(@Nullable UUID organization) {
        return Role.AUDITOR.name().equals(role) && organizationId != null && organizationId.equals(organization);
    }

    public boolean isSuperAdmin() {
        return Role.SUPER_ADMIN.name().equals(role);
    }

    @Override
    public Map<String, Object> getAttributes() {
        return Map.of();
    }

    @Override
    public Collection<? extends GrantedAuthority> getAuthorities() {
        return List.of(new SimpleGrantedAuthority(kind.name()));
    }

    @Override
    public String getName() {
        return userId == null ? kind.name().toLowerCase(Locale.ROOT) : userId.toString();
    }
}
