package dev.rollcall.events;

import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * How an event of an older version is read as one of the next. Events are never rewritten: every version that was ever
 * released has its step in {@link EventCatalog#upcasts()}.
 *
 * @param name wire name, the same before and after
 * @param fromVersion the older version; the step leads to the one after it
 * @param change from the older fields to the newer ones; what is {@link Personal} is sealed in them, and can be moved but
 *     not read
 */
public record EventUpcast(String name, int fromVersion, UnaryOperator<Map<String, Object>> change) {}
