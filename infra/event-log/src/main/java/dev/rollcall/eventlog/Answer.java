package dev.rollcall.eventlog;

import java.time.Instant;

/**
 * What was answered to a request that named itself with a key; kept by the append that carried it out, so that the same
 * key is never carried out twice.
 *
 * @param key the request's name, already in a form that gives nothing away
 * @param request fingerprint of what was asked for
 * @param sealed the answer, in a form that only its reader knows
 * @param expiresAt from then on the key may be used anew
 */
public record Answer(String key, String request, byte[] sealed, Instant expiresAt) {}
