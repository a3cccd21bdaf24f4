package dev.rollcall.access;

import dev.rollcall.events.signin.Restriction;
import dev.rollcall.web.CanonicalUuid;
import dev.rollcall.web.Refusal;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.HandlerMapping;

/** Holds every request against {@link Operation}, before anything of it is read. */
public final class Authorization implements HandlerInterceptor {

    private final Clock clock;

    Authorization(Clock clock) {
        this.clock = clock;
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (handler instanceof HandlerMethod && request.getDispatcherType() == DispatcherType.REQUEST) {
            Operation operation = operationOf(request);
            if (operation != null) {
                refuseAddress(operation, Identity.of(request), request.getRemoteAddr());
                check(operation, Identity.of(request), variablesOf(request));
            }
        }
        return true;
    }

    /**
     * What a request asks for.
     *
     * @param operation its name
     * @param targets the ids in the path, as far as they are ids
     */
    public record Asked(String operation, List<UUID> targets) {}

    /** Empty where nothing of the interface is asked for. */
    public static Optional<Asked> asked(HttpServletRequest request) {
        return Optional.ofNullable(operationOf(request))
                .map(operation -> new Asked(
                        operation.name(),
                        variablesOf(request).entrySet().stream()
                                .filter(variable -> !variable.getKey().equals(Paths.ORGANIZATION_ID))
                                .map(Map.Entry::getValue)
                                .flatMap(value -> CanonicalUuid.parse(value).stream())
                                .toList()));
    }

    /** Null for what is no endpoint of the interface, such as the page for errors. */
    static @Nullable Operation operationOf(HttpServletRequest request) {
        Object pattern = request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE);
        return Operation.of(request.getMethod(), String.valueOf(pattern)).orElse(null);
    }

    @SuppressWarnings("unchecked") // the framework's own map
    static Map<String, String> variablesOf(HttpServletRequest request) {
        Object variables = request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE);
        return variables instanceof Map<?, ?> map ? (Map<String, String>) map : Map.of();
    }

    void check(Operation operation, Identity identity, Map<String, String> variables) {
        Allowed allowed = operation.allowed();
        if (allowed.open()) {
            return;
        }
        Identity acting = actingIn(variables.get(Paths.ORGANIZATION_ID), identity);
        refuseRestricted(allowed, identity);
        refuseTokens(operation, identity);
        Reach reach = allowed.reachOf(acting);
        String userId = variables.get(Paths.USER_ID);
        // What names neither a user nor an organization is about the caller.
        boolean isOwn = userId == null
                ? !variables.containsKey(Paths.ORGANIZATION_ID)
                : identity.userId() != null
                        && userId.equalsIgnoreCase(identity.userId().toString());
        if (reach == Reach.NOTHING || reach == Reach.SELF && !isOwn) {
            throw Refusal.of(Refusal.Reason.FORBIDDEN, "access.forbidden", "Your role does not allow that.");
        }
        if (allowed.stepUpSeconds() > 0 && identity.kind() == Identity.Kind.SESSION) {
            refuseStale(identity, allowed.stepUpSeconds());
        }
    }

    /** R6: nothing is told to who calls from elsewhere, not even what there is. */
    static void refuseAddress(Operation operation, Identity identity, String address) {
        if (!operation.allowed().open()
                && !AddressRanges.of(identity.allowedAddresses()).contain(address)) {
            throw Refusal.of(
                    Refusal.Reason.FORBIDDEN,
                    "access.address-not-allowed",
                    "Your organization does not allow that from this IP address.");
        }
    }

    /** R65: at home, or where they have joined; of another organization nobody is told even that it exists. */
    private static Identity actingIn(@Nullable String organizationId, Identity identity) {
        if (organizationId == null
                || identity.organizationId() == null
                || organizationId.equalsIgnoreCase(identity.organizationId().toString())) {
            return identity;
        }
        if (identity.joinedOrganizations().stream()
                .anyMatch(joined -> organizationId.equalsIgnoreCase(joined.toString()))) {
            return identity.asExternalUser();
        }
        throw Refusal.notFound("organization.not-found", "There is no such organization here.");
    }

    private static void refuseRestricted(Allowed allowed, Identity identity) {
        for (Restriction restriction : identity.restrictions()) {
            if (!allowed.evenRestricted().contains(restriction)) {
                throw switch (restriction) {
                    case CHANGE_PASSWORD ->
                        Refusal.of(
                                Refusal.Reason.FORBIDDEN,
                                "password.must-change",
                                "Choose a new password first: PUT /v1/me/password.");
                    case ENROL_SECOND_FACTOR ->
                        Refusal.of(
                                Refusal.Reason.FORBIDDEN,
                                "two-factor.must-enrol",
                                "Enrol a second factor first: POST /v1/me/two-factor.");
                };
            }
        }
    }

    private static void refuseTokens(Operation operation, Identity identity) {
        if (identity.kind() != Identity.Kind.API_TOKEN) {
            return;
        }
        if (operation.allowed().sessionOnly()) {
            throw Refusal.of(
                    Refusal.Reason.FORBIDDEN, "access.session-required", "No API token does that; sign in instead.");
        }
        requireScope(identity, operation.scope());
    }

    /**
     * For what a parameter makes of a request: who reads the past reads history (R35, R94).
     *
     * @throws Refusal {@code access.scope-required} for an API token that is for something else
     */
    public static void requireScopeToAudit(Identity identity) {
        requireScope(identity, Operation.Area.AUDIT.scope(HttpMethod.GET));
    }

    private static void requireScope(Identity identity, String scope) {
        if (identity.kind() == Identity.Kind.API_TOKEN && !identity.scopes().contains(scope)) {
            throw Refusal.of(
                    Refusal.Reason.FORBIDDEN,
                    "access.scope-required",
                    "The API token needs the scope %s for that.".formatted(scope));
        }
    }

    /** R40, in the terms of RFC 9470. */
    private void refuseStale(Identity identity, int mostSeconds) {
        if (identity.authenticatedAt() == null
                || Duration.between(identity.authenticatedAt(), clock.instant())
                                .compareTo(Duration.ofSeconds(mostSeconds))
                        > 0) {
            throw Refusal.stepUp(mostSeconds);
        }
    }
}
