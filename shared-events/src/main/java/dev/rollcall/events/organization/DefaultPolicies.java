package dev.rollcall.events.organization;

/** What an organization demands of its users from when it is registered until it says otherwise (R6). */
public final class DefaultPolicies {

    public static final TwoFactorRequirement TWO_FACTOR = TwoFactorRequirement.OPTIONAL;

    /** In code points (R45); passwords may be of any age. */
    public static final int MINIMUM_PASSWORD_LENGTH = 12;

    /** How many passwords before must not come back (R45). */
    public static final int PASSWORD_HISTORY_LENGTH = 5;

    /** In seconds, from the sign-in on (R31). */
    public static final long SESSION_LIFETIME = 43_200;

    /** In seconds, from the last request on (R31). */
    public static final long SESSION_IDLE = 1_800;

    /** At one time, of one user (R31). */
    public static final int CONCURRENT_SESSIONS = 10;

    /** With who is of no organization (R83). */
    public static final boolean EXTERNAL_CHAT = false;

    private DefaultPolicies() {}
}
