package dev.rollcall.command.user;

import dev.rollcall.command.platform.ClaimedVersion;
import dev.rollcall.command.platform.FieldVersions;
import dev.rollcall.eventlog.Claim;
import dev.rollcall.eventlog.Claims;
import dev.rollcall.events.organization.CustomField;
import dev.rollcall.web.ReadableText;
import java.math.BigDecimal;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** The profile fields that an organization has for itself, for values to be held against (R7, R12). */
@Component
class CustomFields {

    private static final int LONGEST = 2_000;
    private static final int MOST_DIGITS = 30;

    private final Claims claims;
    private final FieldVersions versions;
    private final JsonMapper json = new JsonMapper();

    CustomFields(Claims claims, FieldVersions versions) {
        this.claims = claims;
        this.versions = versions;
    }

    /**
     * @param byKey those that are not disabled
     * @param claims that they are still so when values are recorded
     */
    record Defined(Map<String, CustomField> byKey, List<Claim> claims) {

        static final Defined NONE = new Defined(Map.of(), List.of());
    }

    /** Two look-ups, however many there are; none of the second kind where there never was one. */
    Defined of(UUID organizationId) {
        ClaimedVersion version = versions.of(organizationId);
        if (version.current().isEmpty()) {
            return Defined.NONE;
        }
        Map<String, CustomField> byKey = new HashMap<>();
        claims.labelsOf("profile-field", organizationId.toString())
                .forEach((key, label) ->
                        byKey.put(key.substring(key.indexOf('/') + 1), json.readValue(label, CustomField.class)));
        return new Defined(byKey, version.unchanged());
    }

    /** The value as it is kept; empty for one that the field cannot have. */
    static Optional<String> normalized(CustomField field, String value) {
        String text = ReadableText.normalize(value);
        if (text.isEmpty() || text.length() > LONGEST || !ReadableText.isReadable(text)) {
            return Optional.empty();
        }
        return switch (field.type()) {
            case TEXT -> Optional.of(text);
            case DROPDOWN -> Optional.of(text).filter(field.options()::contains);
            case NUMBER -> number(text);
            case DATE -> date(text);
            case URL -> url(text);
        };
    }

    private static Optional<String> number(String text) {
        return text.length() <= MOST_DIGITS && text.matches("-?\\d+(\\.\\d+)?")
                ? Optional.of(new BigDecimal(text).toPlainString())
                : Optional.empty();
    }

    private static Optional<String> date(String text) {
        try {
            return text.matches("\\d{4}-\\d{2}-\\d{2}")
                    ? Optional.of(LocalDate.parse(text).toString())
                    : Optional.empty();
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static Optional<String> url(String text) {
        try {
            URI uri = new URI(text);
            return uri.getHost() != null && ("https".equals(uri.getScheme()) || "http".equals(uri.getScheme()))
                    ? Optional.of(uri.toASCIIString())
                    : Optional.empty();
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }
}
