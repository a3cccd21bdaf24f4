package dev.rollcall.query.signin;

import dev.rollcall.events.organization.TwoFactorRequirement;
import java.util.UUID;

/**
 * Whether users must have a second factor (R6).
 *
 * @param id of the organization
 */
record RequirementRow(UUID id, TwoFactorRequirement requirement) {}
