package dev.rollcall.query.signin;

import java.util.UUID;

/** A user, and where they are at home. */
record UserRow(UUID id, UUID organizationId) {}
