package dev.rollcall.command.signals;

import java.util.Map;
import java.util.UUID;

/**
 * What a security event token says happened, and to whom (RFC 8417).
 *
 * @param userId whom, in whichever way the subject says it
 * @param type URI of the event type
 * @param subject whom or what it is about (RFC 9493)
 * @param claims of the event, as its type defines them
 */
record SecurityEvent(UUID userId, String type, Map<String, Object> subject, Map<String, Object> claims) {}
