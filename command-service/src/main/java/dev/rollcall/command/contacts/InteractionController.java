package dev.rollcall.command.contacts;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import dev.rollcall.command.platform.Caller;
import dev.rollcall.command.platform.Commands;
import dev.rollcall.eventlog.Claim;
import dev.rollcall.eventlog.Claims;
import dev.rollcall.events.contacts.ContactsEvent.Interaction;
import dev.rollcall.events.contacts.InteractionKind;
import dev.rollcall.web.PlainText;
import dev.rollcall.web.ReadableText;
import dev.rollcall.web.Refusal;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Takes notice of messages and calls. */
@RestController
@RequestMapping("/v1/organizations/{organizationId}/users/{userId}/interactions")
class InteractionController {

    private static final int MOST_ITEMS = 500;
    private static final int LONGEST_ID = 200;
    private static final int ATTEMPTS = 3;

    private final Commands commands;
    private final Claims claims;
    private final Clock clock;

    InteractionController(Commands commands, Claims claims, Clock clock) {
        this.commands = commands;
        this.claims = claims;
        this.clock = clock;
    }

    /** One item, or many under {@code items}. */
    record Body(
            @Nullable @Size(min = 1, max = MOST_ITEMS) List<@NotNull @Valid Item> items,
            @Nullable UUID with,
            @Nullable InteractionKind kind,
            @Nullable Instant at,
            @Nullable @PlainText(max = LONGEST_ID) String id) {}

    /** @param id the caller's own name for it; without one, equal items are the same */
    record Item(
            @NotNull UUID with,
            @NotNull InteractionKind kind,
            @NotNull Instant at,
            @Nullable @PlainText(max = LONGEST_ID) String id) {

        Interaction interaction() {
            Instant when = at.truncatedTo(ChronoUnit.MILLIS);
            return new Interaction(
                    with, kind, when, id == null ? "%s/%s/%s".formatted(kind, with, when) : ReadableText.normalize(id));
        }
    }

    record Recorded(int recorded, int alreadyRecorded) {}

    @PostMapping
    ResponseEntity<Object> record(
            @PathVariable UUID organizationId,
            @PathVariable UUID userId,
            @RequestBody @Valid Body body,
            Caller caller) {
        List<Interaction> items = interactions(body);
        try {
            return record(organizationId, userId, items, caller);
        } catch (Refusal refusal) {
            throw body.items() == null ? refusal.movedUp("/items/0") : refusal;
        }
    }

    private ResponseEntity<Object> record(UUID organizationId, UUID userId, List<Interaction> items, Caller caller) {
        Set<UUID> contacts = Set.of();
        for (int attempt = 1; ; attempt++) {
            Set<String> known = known(userId, items);
            try {
                return commands.send(
                        new RecordInteractions(organizationId, userId, clock.instant(), items, known, contacts),
                        caller,
                        claim -> unknownUser(claim, items),
                        receipt -> receipt.ok(recorded(items, known)));
            } catch (Refusal refusal) {
                // Most are with colleagues: who is none is looked up only then.
                if (contacts.isEmpty() && isAboutWith(refusal)) {
                    contacts = contacts(userId, items);
                    if (contacts.isEmpty()) {
                        throw refusal;
                    }
                } else if (!refusal.code().equals(ContactsClaims.ALREADY_RECORDED)) {
                    throw refusal;
                } else if (attempt >= ATTEMPTS) {
                    // Somebody else recorded one of them since we looked, again and again.
                    throw Commands.contended();
                }
            }
        }
    }

    private static boolean isAboutWith(Refusal refusal) {
        return refusal.code().equals(ContactsClaims.WITH_NOT_FOUND)
                || refusal.errors().stream().anyMatch(error -> error.code().equals(ContactsClaims.WITH_NOT_FOUND));
    }

    private Set<UUID> contacts(UUID userId, List<Interaction> items) {
        Map<String, UUID> withByKey = items.stream()
                .map(Interaction::with)
                .distinct()
                .collect(toMap(with -> Tie.key(userId, with), with -> with));
        return claims.labels(Tie.SCOPE, withByKey.keySet()).entrySet().stream()
                .filter(tie -> Tie.of(tie.getValue()).kind() == Tie.Kind.CONTACT)
                .map(tie -> withByKey.get(tie.getKey()))
                .collect(toSet());
    }

    private List<Interaction> interactions(Body body) {
        if (body.items() != null) {
            if (body.with() != null || body.kind() != null || body.at() != null || body.id() != null) {
                throw Refusal.invalid("/items", "field.ambiguous", "either items or a single one, not both");
            }
            return body.items().stream().map(Item::interaction).toList();
        }
        return List.of(
                new Item(given(body.with(), "with"), given(body.kind(), "kind"), given(body.at(), "at"), body.id())
                        .interaction());
    }

    private static <T> T given(@Nullable T value, String field) {
        if (value == null) {
            throw Refusal.invalid("/" + field, "field.not-null", "must not be null");
        }
        return value;
    }

    private Set<String> known(UUID userId, List<Interaction> items) {
        Map<String, String> idByKey = items.stream()
                .collect(toMap(item -> ContactsClaims.key(userId, item.id()), Interaction::id, (id, same) -> id));
        return claims.labels(ContactsClaims.SCOPE, idByKey.keySet()).keySet().stream()
                .map(idByKey::get)
                .collect(toSet());
    }

    private static Recorded recorded(List<Interaction> items, Set<String> known) {
        long fresh = items.stream()
                .map(Interaction::id)
                .filter(id -> !known.contains(id))
                .distinct()
                .count();
        return new Recorded((int) fresh, items.size() - (int) fresh);
    }

    /** Where in the body the user is who does not exist. */
    private static @Nullable String unknownUser(Claim claim, List<Interaction> items) {
        return claim.refusal().equals(ContactsClaims.WITH_NOT_FOUND)
                ? IntStream.range(0, items.size())
                        .filter(i -> claim.key().endsWith(items.get(i).with().toString()))
                        .mapToObj(i -> ContactGraph.pointer(i, "with"))
                        .findFirst()
                        .orElseThrow()
                : null;
    }
}
