package dev.rollcall.events;

import java.util.Map;

/** What stands beside every event and concerns persons. */
public final class EventMetadata {

    /** Who asked for the change. */
    public static final String ACTOR_ID = "actorId";

    /** From which address, and with what. */
    public static final String IP = "ip";

    public static final String CLIENT = "client";

    /** The entries that are {@link Personal}, each with the entry that identifies its {@link DataSubject}. */
    public static final Map<String, String> PERSONAL = Map.of(IP, ACTOR_ID, CLIENT, ACTOR_ID);

    private EventMetadata() {}
}
