package dev.rollcall.notifier;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.rollcall.events.mail.MailEvent.MailRequested;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * A request for a mail as the feed has it: a CloudEvent in binary mode.
 *
 * @param mail empty if it cannot be read
 */
record Request(String id, Optional<MailRequested> mail) {

    private static final String TYPE = "rollcall.mail.requested.v";
    private static final String UNDERSTOOD = TYPE + "1";
    /** It becomes part of a header. */
    private static final Pattern ID = Pattern.compile("[0-9A-Za-z-]{1,64}");

    private static final JsonMapper JSON = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    /** Empty for events that are about something else. */
    static Optional<Request> of(ConsumerRecord<String, byte[]> record) {
        String type = header(record, "ce_type");
        if (!type.startsWith(TYPE)) {
            return Optional.empty();
        }
        String id = header(record, "ce_id");
        boolean isKnown = type.equals(UNDERSTOOD) && ID.matcher(id).matches();
        return Optional.of(new Request(id, isKnown ? read(record.value()) : Optional.empty()));
    }

    /** Whether the code in the mail is of no use any more; then nobody needs the mail. */
    static boolean hasExpired(MailRequested mail, Instant now) {
        return mail.expiresAt() != null && !now.isBefore(mail.expiresAt());
    }

    private static Optional<MailRequested> read(byte[] data) {
        try {
            return Optional.of(JSON.readValue(data, MailRequested.class))
                    .filter(mail -> mail.address() != null && mail.template() != null && mail.details() != null);
        } catch (JacksonException e) {
            return Optional.empty();
        }
    }

    static String header(ConsumerRecord<String, byte[]> record, String name) {
        Header header = record.headers().lastHeader(name);
        return header == null || header.value() == null ? "" : new String(header.value(), UTF_8);
    }
}
