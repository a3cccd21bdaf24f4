package dev.rollcall.events;

import dev.rollcall.events.audit.AuditEvent;
import dev.rollcall.events.contacts.ContactEvent;
import dev.rollcall.events.contacts.ContactsEvent;
import dev.rollcall.events.external.ExternalUserEvent;
import dev.rollcall.events.mail.MailEvent;
import dev.rollcall.events.organization.OrganizationEvent;
import dev.rollcall.events.replay.ReplayEvent;
import dev.rollcall.events.signin.AccountEvent;
import dev.rollcall.events.signin.SessionEvent;
import dev.rollcall.events.user.UserEvent;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Every event type there is, by wire name; a record added to one of the sealed interfaces is in it by itself. */
public final class EventCatalog {

    private static final List<Class<? extends DomainEvent>> FEATURES = List.of(
            OrganizationEvent.class,
            UserEvent.class,
            AccountEvent.class,
            SessionEvent.class,
            ContactsEvent.class,
            ContactEvent.class,
            AuditEvent.class,
            MailEvent.class,
            ExternalUserEvent.class,
            ReplayEvent.class);

    private static final Map<WireType, Class<?>> BY_WIRE_TYPE =
            types().collect(Collectors.toUnmodifiableMap(EventCatalog::wireTypeOf, Function.identity()));

    private EventCatalog() {}

    /** A wire name with its version, as stored beside each event. */
    public record WireType(String name, int version) {}

    public static Stream<Class<?>> types() {
        return FEATURES.stream().flatMap(EventCatalog::recordsOf);
    }

    private static Stream<Class<?>> recordsOf(Class<?> type) {
        return type.isSealed()
                ? Stream.of(Objects.requireNonNull(type.getPermittedSubclasses()))
                        .flatMap(EventCatalog::recordsOf)
                : Stream.of(type);
    }

    /** The steps from every version that was once released to the current one, oldest first. */
    public static List<EventUpcast> upcasts() {
        return List.of();
    }

    /** @throws IllegalArgumentException if the class carries no {@link EventType}: a mistake in the contract itself */
    public static WireType wireTypeOf(Class<?> type) {
        EventType annotation = type.getAnnotation(EventType.class);
        if (annotation == null) {
            throw new IllegalArgumentException(type.getName() + " has no @EventType");
        }
        return new WireType(annotation.name(), annotation.version());
    }

    /** Empty for a name or version that this build does not know. */
    public static Optional<Class<?>> typeOf(WireType wireType) {
        return Optional.ofNullable(BY_WIRE_TYPE.get(wireType));
    }
}
