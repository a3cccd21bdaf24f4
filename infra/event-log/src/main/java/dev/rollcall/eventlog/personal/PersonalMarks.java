package dev.rollcall.eventlog.personal;

import java.lang.annotation.Annotation;
import java.util.Map;

/**
 * How events say what in them is personal; theirs, since the log knows no domain.
 *
 * @param personal marks text, or maps and lists of text, in records
 * @param subject marks the component that identifies whom a record is about
 * @param metadata the personal entries of the metadata, each with the entry that identifies whom it is about
 */
public record PersonalMarks(
        Class<? extends Annotation> personal, Class<? extends Annotation> subject, Map<String, String> metadata) {

    public PersonalMarks {
        metadata = Map.copyOf(metadata);
    }
}
