package dev.rollcall.command.signin;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** What an organization demands of those who sign in (R6); what it has not said is the default. */
record Policies(TwoFactor twoFactor, Password password, Session session) {

    private static final JsonMapper JSON = new JsonMapper();

    @JsonIgnoreProperties(ignoreUnknown = true)
    record TwoFactor(String requirement) {

        boolean isRequired() {
            return requirement.equals("REQUIRED");
        }
    }

    /**
     * @param minimumLength in code points
     * @param maximumAgeDays null for any
     * @param historyLength how many passwords before must not come back
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Password(int minimumLength, @Nullable Integer maximumAgeDays, int historyLength) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    record Session(long lifetimeSeconds, long idleSeconds, int concurrentSessions) {}

    /** @param twoFactor and the others: JSON as in the labels of the claims; null for the default */
    static Policies of(@Nullable String twoFactor, @Nullable String password, @Nullable String session) {
        return new Policies(
                twoFactor == null ? new TwoFactor("OPTIONAL") : JSON.readValue(twoFactor, TwoFactor.class),
                password == null ? new Password(12, null, 5) : JSON.readValue(password, Password.class),
                session == null ? new Session(43_200, 1_800, 10) : JSON.readValue(session, Session.class));
    }
}
