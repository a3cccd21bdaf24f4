package dev.rollcall.web;

import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/** The one form that the interface has for ids (RFC 9562, section 4), where {@link UUID#fromString} takes several. */
public final class CanonicalUuid {

    private static final Pattern FORM = Pattern.compile("(?i)[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    private CanonicalUuid() {}

    /** Of either case; empty for what is no id. */
    public static Optional<UUID> parse(String text) {
        return FORM.matcher(text).matches() ? Optional.of(UUID.fromString(text)) : Optional.empty();
    }
}
