package dev.rollcall.eventlog.personal;

import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.TokenStreamContext;

/** Finds whom something is about, while it is written: its record says so, or one around that. */
final class DataSubjects {

    private final Class<? extends Annotation> mark;
    private final Map<Class<?>, Optional<Method>> accessors = new ConcurrentHashMap<>();

    DataSubjects(Class<? extends Annotation> mark) {
        this.mark = mark;
    }

    /** @throws IllegalStateException if nobody is named: a mistake in the contract */
    String of(TokenStreamContext written) {
        for (TokenStreamContext at = written; at != null; at = at.getParent()) {
            String subject = namedBy(at.currentValue());
            if (subject != null) {
                return subject;
            }
        }
        throw new IllegalStateException("Nothing says whom %s is about".formatted(written.pathAsPointer()));
    }

    private @Nullable String namedBy(@Nullable Object value) {
        if (value == null) {
            return null;
        }
        Optional<Method> accessor = accessors.computeIfAbsent(value.getClass(), this::accessor);
        try {
            return accessor.isEmpty() ? null : accessor.get().invoke(value).toString();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("%s does not say whom it is about".formatted(value.getClass()), e);
        }
    }

    private Optional<Method> accessor(Class<?> type) {
        return type.isRecord()
                ? Stream.of(type.getRecordComponents())
                        .filter(component -> component.isAnnotationPresent(mark))
                        .map(RecordComponent::getAccessor)
                        .findFirst()
                : Optional.empty();
    }
}
