package dev.rollcall.events.organization;

/** Why somebody has no licence any more. */
public enum LicenceEnd {
    /** An admin took it (R72). */
    TAKEN_AWAY,
    /** There are fewer licences than were in use (R72). */
    LICENCES_LOWERED,
    /** Another role needs none. */
    ROLE_CHANGED,
    /** The user is inactive (R13). */
    DEACTIVATED,
    /** The user is no more (R51). */
    DELETED,
    /** The invitation was revoked or ended by itself (R71). */
    INVITATION_ENDED,
    /** An external user works without one (R66). */
    EXTERNAL_USER_LEFT
}
