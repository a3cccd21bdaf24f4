package dev.rollcall.command.contacts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.eventlog.Claim;
import dev.rollcall.events.contacts.ContactsEvent.Interaction;
import dev.rollcall.events.contacts.ContactsEvent.InteractionsRecorded;
import dev.rollcall.events.contacts.InteractionKind;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("What interactions need of others")
class ContactsClaimsTest {

    private static final UUID ACME = new UUID(1, 0);
    private static final UUID ADA = new UUID(4, 1);
    private static final UUID BEN = new UUID(4, 2);

    private final ContactsClaims claims = new ContactsClaims();

    private static Interaction message(String id) {
        return new Interaction(BEN, InteractionKind.MESSAGE, Instant.parse("2026-10-01T12:00:00Z"), id);
    }

    @Test
    @DisplayName("R87 who interacts is a user of the organization, and each interaction is new")
    void interactionsRecorded() {
        String organization = ACME.toString();
        String user = ADA.toString();

        assertThat(claims.claimsOf(new InteractionsRecorded(ACME, ADA, List.of(message("m1"), message("m2")))))
                .containsExactly(
                        Claim.require("user", user, organization, "user.not-found"),
                        Claim.take("interaction", user + "/m1", user, "interaction.already-recorded"),
                        Claim.take("interaction", user + "/m2", user, "interaction.already-recorded"));
    }

    @Test
    @DisplayName("R83, R87 the other is a colleague, or a contact elsewhere")
    void with() {
        UUID cy = new UUID(4, 3);
        Interaction withCy = new Interaction(cy, InteractionKind.CALL, Instant.parse("2026-10-01T12:00:00Z"), "c");

        assertThat(new RecordInteractions(
                                ACME, ADA, Instant.EPOCH, List.of(message("m1"), withCy), Set.of(), Set.of(cy))
                        .claims())
                .containsExactly(
                        Claim.require("user", ADA.toString(), ACME.toString(), "user.not-found"),
                        Claim.require("user", BEN.toString(), ACME.toString(), "interaction.with-not-found"),
                        Claim.require("contact", ADA + "/" + cy, ADA.toString(), "interaction.with-not-found"));
    }

    @Test
    @DisplayName("R87 two users may give their interactions the same id")
    void idsAreTheUsersOwn() {
        assertThat(ContactsClaims.key(ADA, "m1")).isNotEqualTo(ContactsClaims.key(BEN, "m1"));
    }

    @Test
    @DisplayName("events of other aggregates are not their business")
    void others() {
        assertThat(claims.claimsOf("something else")).isEmpty();
    }
}
