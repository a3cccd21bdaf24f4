package dev.rollcall.events.user;

/** Why somebody is in a channel no more (R15). */
public enum ChannelLeaving {
    /** They, or an admin, wanted it so. */
    LEFT,
    /** The channel is of a team that they are in no more. */
    LEFT_TEAM,
    /** They were deleted (R51). */
    DELETED
}
