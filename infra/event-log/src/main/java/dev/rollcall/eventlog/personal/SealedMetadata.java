package dev.rollcall.eventlog.personal;

import java.util.HashMap;
import java.util.Map;
import java.util.function.BiFunction;
import org.axonframework.messaging.MetaData;

/** Seals and opens the personal entries of what stands beside an event. */
public final class SealedMetadata {

    private final Map<String, String> subjectByEntry;
    private final Seals seals;

    public SealedMetadata(PersonalMarks marks, Seals seals) {
        this.subjectByEntry = marks.metadata();
        this.seals = seals;
    }

    /** @throws IllegalStateException if it does not say whom a personal entry is about */
    public MetaData seal(MetaData plain) {
        return changed(plain, (entry, text) -> {
            Object subject = plain.get(subjectByEntry.get(entry));
            if (subject == null) {
                throw new IllegalStateException("Nothing says whom the metadata '%s' is about".formatted(entry));
            }
            return seals.seal(subject.toString(), text);
        });
    }

    public MetaData open(MetaData sealed) {
        return changed(sealed, (entry, text) -> seals.open(text));
    }

    private MetaData changed(MetaData metadata, BiFunction<String, String, String> change) {
        Map<String, Object> changed = new HashMap<>();
        subjectByEntry.keySet().forEach(entry -> {
            Object value = metadata.get(entry);
            if (value != null) {
                changed.put(entry, change.apply(entry, value.toString()));
            }
        });
        return changed.isEmpty() ? metadata : metadata.mergedWith(changed);
    }
}
