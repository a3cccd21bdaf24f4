package dev.rollcall.command.signin;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import dev.rollcall.access.AddressRanges;
import dev.rollcall.events.organization.DefaultPolicies;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** What an organization demands of those who sign in (R6). */
record Policies(TwoFactor twoFactor, Password password, Session session, AddressRanges allowedAddresses) {

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
    record Password(int minimumLength, @Nullable Integer maximumAgeDays, int historyLength) {

        /** What organizations begin with. */
        static final Password DEFAULT =
                new Password(DefaultPolicies.MINIMUM_PASSWORD_LENGTH, null, DefaultPolicies.PASSWORD_HISTORY_LENGTH);
    }

    @JsonIgnoreProperties(ignoreUnknown = true)
    record Session(long lifetimeSeconds, long idleSeconds, int concurrentSessions) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    record AllowedIps(List<String> ranges) {}

    /** @param twoFactor and the others: JSON as in the labels of the claims, which every organization begins with */
    static Policies of(String twoFactor, String password, String session, String allowedIps) {
        return new Policies(
                JSON.readValue(twoFactor, TwoFactor.class),
                password(password),
                JSON.readValue(session, Session.class),
                AddressRanges.of(String.join(
                        ",", JSON.readValue(allowedIps, AllowedIps.class).ranges())));
    }

    /** @param label of the claim */
    static Password password(String label) {
        return JSON.readValue(label, Password.class);
    }
}
