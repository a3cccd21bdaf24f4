package dev.rollcall.query.invitation;

import io.soabase.recordbuilder.core.RecordBuilder;
import java.time.Instant;
import java.util.UUID;

/**
 * An invitation that was mailed.
 *
 * @param id of the code
 * @param kind {@code INTERNAL} or {@code EXTERNAL}
 * @param hasAccount whether who was invited is a user of some organization
 * @param open whether it is the last one, and was neither accepted nor taken back
 */
@RecordBuilder
record InvitationRow(
        UUID id,
        UUID organizationId,
        String organizationName,
        String kind,
        String role,
        String email,
        boolean hasAccount,
        Instant expiresAt,
        boolean open)
        implements InvitationRowBuilder.With {}
