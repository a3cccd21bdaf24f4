package dev.rollcall.events.organization;

import java.util.List;

/**
 * What a profile field of an organization's own is (R7).
 *
 * @param options of a drop-down; empty for others
 * @param mandatory whether nobody is added without it, and nobody can clear it
 * @param selfEditable whether its user may change it
 * @param personal whether it says something about the person (PII); once set it stays
 */
public record CustomField(
        String label,
        FieldType type,
        List<String> options,
        boolean mandatory,
        boolean selfEditable,
        boolean personal) {}
