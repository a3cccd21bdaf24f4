package dev.rollcall.events.organization;

/** For whom a channel is (R8, R62). */
public enum ChannelKind {
    /** For everybody of the organization. */
    ORGANIZATION,
    /** For the members of one team. */
    TEAM,
    /** Also for users of other organizations. */
    EXTERNAL
}
