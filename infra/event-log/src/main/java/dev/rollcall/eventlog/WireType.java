package dev.rollcall.eventlog;

/** The name and version under which a class of events is stored. */
public record WireType(String name, int version) {}
