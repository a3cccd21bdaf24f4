package dev.rollcall.command.user;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.rollcall.command.platform.AccessVersions;
import dev.rollcall.command.user.Deletion.Former;
import dev.rollcall.command.user.DeletionCommand.RestoreUser;
import dev.rollcall.eventlog.Claims;
import dev.rollcall.events.user.Role;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Finds out how much of what a deleted user was, and was in, can be again (R53). */
@Component
class Restoration {

    private final Claims claims;
    private final AccessVersions accessVersions;

    Restoration(Claims claims, AccessVersions accessVersions) {
        this.claims = claims;
        this.accessVersions = accessVersions;
    }

    RestoreUser of(UUID organizationId, UUID userId, Former former, boolean bySuperAdmin, Instant now) {
        Set<String> taken = claims.labels(
                        "email",
                        former.addresses().stream().map(EmailAddresses::key).toList())
                .keySet();
        Set<UUID> closed = new HashSet<>();
        closed.addAll(closed("team", former.teamIds()));
        closed.addAll(closed("channel", former.channelIds()));
        closed.addAll(closed("network", former.networkIds()));
        closed.addAll(closed("department", Set.of(former.departmentId())));
        return new RestoreUser(
                organizationId,
                userId,
                former,
                role(organizationId, former.role()),
                former.addresses().stream()
                        .filter(address -> !taken.contains(EmailAddresses.key(address)))
                        .toList(),
                closed,
                bySuperAdmin,
                now,
                accessVersions.of(userId).moved());
    }

    private Set<UUID> closed(String scope, Collection<UUID> ids) {
        Set<String> open = claims.labels(
                        scope + "-open", ids.stream().map(UUID::toString).toList())
                .keySet();
        return ids.stream().filter(id -> !open.contains(id.toString())).collect(Collectors.toSet());
    }

    /** The licence may be somebody else's by now, and the role may be no more: an admin gives them anew. */
    private String role(UUID organizationId, String former) {
        boolean isThere = !Standing.isCustom(former)
                || !claims.labels("role", List.of(organizationId + "/" + former))
                        .isEmpty();
        return isThere && !former.equals(Role.TECHNICIAN.name()) ? former : Role.MEMBER.name();
    }

    /** What was not restored: an address, team, channel, network, department or role, or a whole kind of things. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Missing(String what, @Nullable String value, String reason) {}

    /** What came of it, for whoever asked. */
    record Restored(
            UUID id,
            String role,
            List<String> addresses,
            Set<UUID> teams,
            Set<UUID> channels,
            Set<UUID> networks,
            List<Missing> notRestored) {

        static Restored by(RestoreUser command) {
            Former former = command.former();
            return new Restored(
                    command.userId(),
                    command.role(),
                    command.addresses(),
                    without(former.teamIds(), command.closed()),
                    former.restorableChannels(command.closed()).collect(Collectors.toSet()),
                    without(former.networkIds(), command.closed()),
                    missing(command).toList());
        }

        private static Set<UUID> without(Set<UUID> ids, Set<UUID> closed) {
            return ids.stream().filter(id -> !closed.contains(id)).collect(Collectors.toSet());
        }

        private static Stream<Missing> missing(RestoreUser command) {
            Former former = command.former();
            Set<UUID> channels = former.restorableChannels(command.closed()).collect(Collectors.toSet());
            return Stream.of(
                            former.addresses().stream()
                                    .filter(address -> !command.addresses().contains(address))
                                    .map(address ->
                                            new Missing("ADDRESS", address, "It belongs to somebody else by now.")),
                            archived("DEPARTMENT", Set.of(former.departmentId()), command.closed()),
                            archived("TEAM", former.teamIds(), command.closed()),
                            former.channelIds().stream()
                                    .filter(id -> !channels.contains(id))
                                    .map(id -> new Missing("CHANNEL", id.toString(), "It takes the user no more.")),
                            archived("NETWORK", former.networkIds(), command.closed()),
                            former.role().equals(command.role())
                                    ? Stream.<Missing>of()
                                    : Stream.of(new Missing("ROLE", former.role(), "An admin has to give it anew.")),
                            Stream.of(
                                    new Missing("CONTACTS", null, "The others have to be asked again."),
                                    new Missing("SESSIONS_AND_TOKENS", null, "The user signs in again."),
                                    new Missing("OWNED_CHANNELS", null, "They were handed over."),
                                    new Missing("EXTERNAL_MEMBERSHIPS", null, "The hosts have to invite again.")))
                    .flatMap(each -> each);
        }

        private static Stream<Missing> archived(String what, Set<UUID> ids, Set<UUID> closed) {
            return ids.stream()
                    .filter(closed::contains)
                    .sorted()
                    .map(id -> new Missing(what, id.toString(), "It is archived."));
        }
    }
}
