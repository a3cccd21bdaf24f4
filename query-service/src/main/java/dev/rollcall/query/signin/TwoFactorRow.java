package dev.rollcall.query.signin;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Whether a user has a second factor.
 *
 * @param id of the user
 * @param enrolledAt null for who has none any more
 */
record TwoFactorRow(UUID id, @Nullable Instant enrolledAt) {}
