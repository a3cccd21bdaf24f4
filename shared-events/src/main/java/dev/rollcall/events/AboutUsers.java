package dev.rollcall.events;

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

/**
 * Whose histories an event belongs to: whom it is about, who was the other side, who owned something or took it over, and whom
 * a refused attempt was aimed at. Who did it is not among them, nor who stands in a list of others.
 */
public final class AboutUsers {

    /** Beside those that are marked as the person whom something is about. */
    private static final Set<String> NAMES =
            Set.of("userId", "otherId", "ownerId", "previousOwnerId", "successorId", "superAdminId");

    /** Of a refused attempt (R90): ids in its path, of which some are users. */
    private static final String TARGETS = "targets";

    private final Map<Class<?>, List<Method>> accessors = new ConcurrentHashMap<>();

    public Set<UUID> of(Object event) {
        Set<UUID> users = new LinkedHashSet<>();
        collect(event, users);
        return users;
    }

    private void collect(Object part, Set<UUID> users) {
        for (Method accessor : accessors.computeIfAbsent(part.getClass(), AboutUsers::accessors)) {
            switch (invoke(accessor, part)) {
                case UUID id -> users.add(id);
                case Record inner -> collect(inner, users);
                case List<?> ids ->
                    ids.stream()
                            .filter(UUID.class::isInstance)
                            .map(UUID.class::cast)
                            .forEach(users::add);
                case null, default -> {}
            }
        }
    }

    private static List<Method> accessors(Class<?> type) {
        return Stream.of(Objects.requireNonNullElse(type.getRecordComponents(), new RecordComponent[0]))
                .filter(component -> component.getType().isRecord()
                        || component.getName().equals(TARGETS)
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
