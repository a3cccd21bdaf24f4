package dev.rollcall.access;

import dev.rollcall.web.CanonicalUuid;
import dev.rollcall.web.Clarification;
import dev.rollcall.web.Refusal;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Tells a host why it is refused what is not its own about an external user, whom it sees in its list: nothing there is
 * for it to see or to change but the profile and the channels (R61, R62, R64).
 */
final class ExternalUsers implements Clarification {

    private final JdbcClient log;

    ExternalUsers(JdbcClient log) {
        this.log = log;
    }

    @Override
    public Refusal of(Refusal refusal, HttpServletRequest request) {
        if (!refusal.code().equals("user.not-found")) {
            return refusal;
        }
        Map<String, String> variables = Authorization.variablesOf(request);
        Optional<UUID> hostId = id(variables, Paths.ORGANIZATION_ID);
        Optional<UUID> userId = id(variables, Paths.USER_ID);
        return hostId.isPresent() && userId.isPresent() && isExternal(hostId.get(), userId.get())
                ? Refusal.of(
                        Refusal.Reason.FORBIDDEN,
                        "external-user.not-yours",
                        "That is for the external user's own organization, or not for external users at all.")
                : refusal;
    }

    private static Optional<UUID> id(Map<String, String> variables, String name) {
        return Optional.ofNullable(variables.get(name)).flatMap(CanonicalUuid::parse);
    }

    private boolean isExternal(UUID hostId, UUID userId) {
        return log.sql("select exists (select from credential.external_user where organization_id = ? and user_id = ?)")
                .params(hostId, userId)
                .query(Boolean.class)
                .single();
    }
}
