package dev.rollcall.query.audit;

import dev.rollcall.events.DataSubject;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Whose histories an event belongs to: all users that it names, in whichever part. */
final class AboutUsers {

    /** Beside those that are marked as the person whom something is about. */
    private static final Set<String> NAMES =
            Set.of("userId", "otherId", "ownerId", "previousOwnerId", "successorId", "superAdminId");

    private final Map<Class<?>, List<Method>> accessors = new ConcurrentHashMap<>();

    Set<UUID> of(Object event) {
        Set<UUID> users = new LinkedHashSet<>();
        collect(event, users);
        return users;
    }

    private void collect(Object part, Set<UUID> users) {
        for (Method accessor : accessors.computeIfAbsent(part.getClass(), AboutUsers::accessors)) {
            switch (invoke(accessor, part)) {
                case UUID id -> users.add(id);
                case Record inner -> collect(inner, users);
                case null, default -> {}
            }
        }
    }

    private static List<Method> accessors(Class<?> type) {
        return Stream.of(Objects.requireNonNullElse(type.getRecordComponents(), new RecordComponent[0]))
                .filter(component -> component.getType().isRecord()
                        || component.getType() == UUID.class
                                && (component.isAnnotationPresent(DataSubject.class)
                                        || NAMES.contains(component.getName())))
                .map(RecordComponent::getAccessor)
                .toList();
    }

    private static @Nullable Object invoke(Method accessor, Object part) {
        try {
            return accessor.invoke(part);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("Cannot read " + accessor.getName(), e);
        }
    }
}
