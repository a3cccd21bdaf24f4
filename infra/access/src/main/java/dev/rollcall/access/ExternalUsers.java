package dev.rollcall.access;

import dev.rollcall.web.Clarification;
import dev.rollcall.web.Refusal;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Tells a host why it is refused what is not its own about an external user, whom it sees in its list: nothing there is
 * for it to see or to change but the profile and the channels (R61, R62, R64).
 */
final class ExternalUsers implements Clarification {

    private static final Pattern UUID_FORM = Pattern.compile("(?i)[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

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
        String hostId = variables.get(Paths.ORGANIZATION_ID);
        String userId = variables.get(Paths.USER_ID);
        return isId(hostId) && isId(userId) && isExternal(UUID.fromString(hostId), UUID.fromString(userId))
                ? Refusal.conflict(
                        "external-user.not-yours",
                        "That is for the external user's own organization, or not for external users at all.")
                : refusal;
    }

    private static boolean isId(@Nullable String text) {
        return text != null && UUID_FORM.matcher(text).matches();
    }

    private boolean isExternal(UUID hostId, UUID userId) {
        return log.sql("select exists (select from credential.external_user where organization_id = ? and user_id = ?)")
                .params(hostId, userId)
                .query(Boolean.class)
                .single();
    }
}
