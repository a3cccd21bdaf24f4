package dev.rollcall.command.contacts;

import dev.rollcall.eventlog.Claim;
import dev.rollcall.eventlog.ClaimRules;
import dev.rollcall.events.contacts.ContactsEvent;
import dev.rollcall.events.contacts.ContactsEvent.InteractionsRecorded;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Who interacts is there, and a repeated interaction counts once (R87); with whom, is a claim of the command. */
@Component
class ContactsClaims implements ClaimRules {

    static final String SCOPE = "interaction";
    static final String ALREADY_RECORDED = "interaction.already-recorded";
    static final String WITH_NOT_FOUND = "interaction.with-not-found";

    @Override
    public Map<String, String> refusals() {
        return Map.of(
                WITH_NOT_FOUND, "There is no such user here.",
                ALREADY_RECORDED, "It is recorded already.");
    }

    @Override
    public Set<String> personalScopes() {
        return Set.of(SCOPE);
    }

    @Override
    public List<Claim> claimsOf(Object payload) {
        if (!(payload instanceof ContactsEvent event)) {
            return List.of();
        }
        String organization = event.organizationId().toString();
        String user = event.userId().toString();
        return switch (event) {
            case InteractionsRecorded e ->
                Stream.concat(
                                Stream.of(Claim.require("user", user, organization, "user.not-found")),
                                e.items().stream()
                                        .map(item ->
                                                Claim.take(SCOPE, key(e.userId(), item.id()), user, ALREADY_RECORDED)))
                        .toList();
        };
    }

    static String key(UUID user, String id) {
        return user + "/" + id;
    }
}
