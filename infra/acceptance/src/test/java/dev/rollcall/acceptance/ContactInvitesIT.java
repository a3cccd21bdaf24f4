package dev.rollcall.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

@RunsRollcall
@DisplayName("Contact invites")
class ContactInvitesIT {

    private final Rollcall rollcall;
    private final Api api;
    private final Office office;
    private final Office other;
    private final String ben;
    private final String sue;

    ContactInvitesIT(Rollcall rollcall) {
        this.rollcall = rollcall;
        this.api = rollcall.api();
        this.office = Office.register(api);
        this.other = Office.register(api);
        this.ben = office.add("Ben C", "ben").id();
        this.sue = other.add("Sue S", "sue").id();
    }

    private String of(Office home, String user, String rest) {
        return home.path("/users/" + user + rest);
    }

    private Answer invite(Office home, String user, String email) {
        return api.post(of(home, user, "/contact-invites"), "{\"email\": \"%s\"}".formatted(email));
    }

    private Answer answer(Office home, String user, String invite, String how) {
        return api.put(of(home, user, "/contact-invites/" + invite + "/" + how));
    }

    /** {@code <id> <state>} of all that a user lists. */
    private Set<String> contacts(Office home, String user, long position) {
        return api.get(of(home, user, "/contacts?limit=500"), position).expect(200).items().stream()
                .map(item ->
                        item.at("/userId").asString() + " " + item.at("/state").asString())
                .collect(Collectors.toSet());
    }

    @Test
    @DisplayName("R80, R81, R86 are sent, shown to both, accepted, ended by either side, and sent again")
    void story() {
        Answer sent = api.post(
                        of(office, ben, "/contact-invites"),
                        "{\"email\": \"%s\", \"message\": \"We met in May.\"}".formatted(other.email("sue")))
                .expect(201);
        assertThat(sent.text("/text")).isEqualTo("Contact invite sent.");
        assertThat(sent.text("/state")).isEqualTo("Invited");
        assertThat(contacts(office, ben, sent.position())).contains(sue + " INVITED");
        // R82: whose an address is elsewhere is not told.
        assertThat(api.get(of(office, ben, "/contacts?state=INVITED")).items("/displayName"))
                .containsExactly(other.email("sue"));
        assertThat(contacts(other, sue, sent.position())).doesNotContain(ben + " INVITED");
        JsonNode received = api.get(of(other, sue, "/contact-invites"), sent.position())
                .expect(200)
                .items()
                .getFirst();
        assertThat(received.at("/direction").asString()).isEqualTo("RECEIVED");
        assertThat(received.at("/message").asString()).isEqualTo("We met in May.");
        assertThat(received.at("/name").asString()).isEqualTo("Ben C");
        JsonNode own =
                api.get(sent.header("Location"), sent.position()).expect(200).json();
        assertThat(own.at("/email").asString()).isEqualTo(other.email("sue"));
        assertThat(own.has("userId")).isFalse();
        assertThat(own.has("name")).isFalse();

        Answer accepted = answer(other, sue, sent.id(), "acceptance").expect(204);
        assertThat(contacts(office, ben, accepted.position())).contains(sue + " CONTACT");
        assertThat(api.get(of(office, ben, "/contacts?state=CONTACT")).items("/displayName"))
                .containsExactly("Sue S");
        assertThat(contacts(other, sue, accepted.position())).contains(ben + " CONTACT");
        invite(office, ben, other.email("sue")).expectProblem(409, "contact.already");
        api.get(sent.header("Location"), accepted.position()).expectProblem(404, "contact-invite.not-found");

        Answer ended = api.delete(of(other, sue, "/contacts/" + ben)).expect(204);
        assertThat(contacts(office, ben, ended.position())).doesNotContain(sue + " CONTACT");
        assertThat(contacts(other, sue, ended.position())).doesNotContain(ben + " CONTACT");
        api.delete(of(office, ben, "/contacts/" + sue)).expectProblem(404, "contact.not-found");
        invite(other, sue, office.email("ben")).expect(201);
    }

    @Test
    @DisplayName("R80 of several, those that cannot be sent come back apart")
    void several() {
        String cy = office.add("Cy D", "cy").id();
        Answer outcomes = api.post(of(office, ben, "/contact-invites"), """
                        {"message": "Hello", "items": [{"userId": "%s"}, {"email": "%s"}, {"email": "%s"},
                         {"userId": "%s"}, {"userId": "%s"}, {}]}""".formatted(
                                cy, other.email("sue"), other.email("sue"), ben, sue))
                .expect(200);
        assertThat(outcomes.text("/text")).isEqualTo("Contact invite sent.");
        assertThat(outcomes.json()
                        .at("/sent")
                        .valueStream()
                        .map(each -> each.at("/index").asInt()))
                .containsExactly(0, 1);
        assertThat(outcomes.json()
                        .at("/rejected")
                        .valueStream()
                        .map(each -> each.at("/index").asString() + " "
                                + each.at("/code").asString()))
                .containsExactly(
                        "2 contact-invite.already-sent",
                        "3 contact-invite.oneself",
                        "4 user.not-found",
                        "5 field.ambiguous");
    }

    @Test
    @DisplayName("R80 are sent again three times at most, and taken back; the mail says who and what")
    void renewals() {
        String invite = api.post(
                        of(office, ben, "/contact-invites"),
                        "{\"email\": \"%s\", \"message\": \"We met.\"}".formatted(other.email("sue")))
                .expect(201)
                .id();
        String path = of(office, ben, "/contact-invites/" + invite);
        for (int i = 0; i < 3; i++) {
            api.post(path + "/renewals", "{}").expect(204);
        }
        api.post(path + "/renewals", "{}").expectProblem(409, "contact-invite.renewed-too-often");
        assertThat(rollcall.log("rollcall_command")
                        .sql("""
                                select count(*) from event_store.event
                                where type = 'mail.requested' and payload ->> 'template' = 'CONTACT_INVITE'
                                  and payload ->> 'userId' = ? and payload -> 'sender' ->> 'userId' = ?""")
                        .params(sue, ben)
                        .query(Integer.class)
                        .single())
                .isEqualTo(4);
        api.delete(of(other, sue, "/contact-invites/" + invite)).expectProblem(404, "contact-invite.not-found");
        api.delete(path).expect(204);
        api.delete(path).expectProblem(409, "contact-invite.not-open");
        answer(other, sue, invite, "acceptance").expectProblem(409, "contact-invite.not-open");
    }

    @Test
    @DisplayName("R81 to an address without an account wait, for whoever proves later that it is theirs")
    void beforeTheAccount() {
        Answer sent = invite(office, ben, other.email("later")).expect(201);
        invite(office, ben, other.email("LATER")).expectProblem(409, "contact-invite.already-sent");
        assertThat(api.get(of(office, ben, "/contacts"), sent.position()).items("/displayName"))
                .contains(other.email("later"));
        answer(other, sue, sent.id(), "acceptance").expectProblem(404, "contact-invite.not-found");

        // Not for who only says that the address is theirs.
        api.post(of(other, sue, "/emails"), "{\"address\": \"%s\"}".formatted(other.email("later")))
                .expect(201);
        answer(other, sue, sent.id(), "acceptance").expectProblem(404, "contact-invite.not-found");
        api.delete(of(other, sue, "/emails/" + other.email("later"))).expect(204);

        Answer later = other.add("Later L", "later");
        assertThat(api.get(of(other, later.id(), "/contact-invites"), later.position())
                        .items("/id"))
                .containsExactly(sent.id());
        Answer accepted = answer(other, later.id(), sent.id(), "acceptance").expect(204);
        assertThat(contacts(office, ben, accepted.position())).contains(later.id() + " CONTACT");
        assertThat(contacts(other, later.id(), accepted.position())).contains(ben + " CONTACT");
    }

    @Test
    @DisplayName("R84 are refused to users in another data centre")
    void otherDataCentre() {
        String elsewhere = api.post("/v1/organizations", """
                        {"name": "Far away", "dataCentre": "us", "plan": "PAID",
                         "superAdmin": {"fullName": "Far A", "email": "%s"}}""".formatted(office.email("far")))
                .expect(201)
                .id();
        assertThat(elsewhere).isNotEmpty();
        invite(office, ben, office.email("far")).expectProblem(409, "contact.other-data-centre");
    }

    @Test
    @DisplayName("R82 are suggested for colleagues alone")
    void suggestions() {
        long position = office.add("Bennet D", "bennet").position();
        Answer found = api.get(of(office, ben, "/contact-suggestions?q=benn"), position)
                .expect(200);
        assertThat(found.items("/fullName")).containsExactly("Bennet D");
        assertThat(api.get(of(office, ben, "/contact-suggestions?q=office")).items("/primaryEmail"))
                .doesNotContain(office.email("ben"), other.email("sue"));
        api.get(of(office, ben, "/contact-suggestions?q=b")).expectProblem(400, "request.invalid-parameter");
    }

    @Test
    @DisplayName("R83 let people of two organizations chat, on the free plan only where both allow it")
    void chat() {
        String chat = of(office, ben, "/contacts/" + sue + "/can-chat");
        assertThat(api.get(chat, other.add("Any", "any").position()).text("/reason"))
                .isEqualTo("NOT_A_CONTACT");
        // Of strangers not even whether there are such.
        assertThat(api.get(of(office, ben, "/contacts/" + UUID.randomUUID() + "/can-chat"))
                        .text("/reason"))
                .isEqualTo("NOT_A_CONTACT");
        String invite = invite(office, ben, other.email("sue")).id();
        long contacts = answer(other, sue, invite, "acceptance").position();
        assertThat(api.get(chat, contacts).json().at("/canChat").asBoolean()).isTrue();
        Api admin = other.superAdminApi();
        long free = admin.patch(other.path(""), "{\"plan\": \"FREE\"}").position();
        assertThat(api.get(chat, free).text("/reason")).isEqualTo("EXTERNAL_CHAT_OFF");
        long allowed = admin.put(other.path("/policies/external-chat"), "{\"allowed\": true}")
                .expect(204)
                .position();
        assertThat(api.get(chat, allowed).text("/reason")).isEqualTo("CONTACT");
        String colleague = office.add("Cy D", "cy").id();
        long inactive = office.superAdminApi()
                .put(of(office, colleague, "/status"), "{\"status\": \"INACTIVE\"}")
                .position();
        assertThat(api.get(of(office, ben, "/contacts/" + colleague + "/can-chat"), inactive)
                        .text("/reason"))
                .isEqualTo("INACTIVE");
        assertThat(api.get(of(office, ben, "/contacts/" + office.superAdmin() + "/can-chat"))
                        .text("/reason"))
                .isEqualTo("COLLEAGUE");
    }

    @Test
    @DisplayName("R83, R87 let a contact elsewhere be used, and nobody else there")
    void interactions() {
        String use = "{\"with\": \"%s\", \"kind\": \"CALL\", \"at\": \"2026-01-01T09:00:00Z\", \"id\": \"c\"}"
                .formatted(sue);
        api.post(of(office, ben, "/interactions"), use).expect(422);
        String invite = invite(office, ben, other.email("sue")).id();
        api.post(of(office, ben, "/interactions"), use).expect(422);
        answer(other, sue, invite, "acceptance").expect(204);
        api.post(of(office, ben, "/interactions"), use).expect(200);
    }

    @Nested
    class AtTheSameTime {

        @Test
        @DisplayName("R81 accepted and cancelled: one of both, and the same for both sides")
        void acceptAndCancel() {
            for (int round = 0; round < 15; round++) {
                String invite =
                        invite(office, ben, other.email("sue")).expect(201).id();
                Race race = Race.of(
                        4,
                        i -> i % 2 == 0
                                ? answer(other, sue, invite, "acceptance")
                                : api.delete(of(office, ben, "/contact-invites/" + invite)));
                assertThat(race.answers(204)).hasSize(1);
                assertThat(race.answers(409)).hasSize(3);
                long position = race.answers(204).getFirst().position();
                boolean areContacts = contacts(office, ben, position).contains(sue + " CONTACT");
                assertThat(contacts(other, sue, position).contains(ben + " CONTACT"))
                        .isEqualTo(areContacts);
                if (areContacts) {
                    api.delete(of(office, ben, "/contacts/" + sue)).expect(204);
                }
            }
        }

        @Test
        @DisplayName("R80 sent by both to each other: one invite")
        void crossing() {
            Race race = Race.of(
                    6,
                    i -> i % 2 == 0
                            ? invite(office, ben, other.email("sue"))
                            : invite(other, sue, office.email("ben")));
            assertThat(race.answers(201)).hasSize(1);
            assertThat(race.answers(409)).hasSize(5);
        }
    }

    @Test
    @DisplayName("R85 below 100 users everyone lists everyone, from 100 on contacts alone; accepted ones never go")
    void smallOffice() {
        Office small = Office.register(api);
        String me = small.superAdmin();
        String cy = small.add("Contact C", "contact").id();
        String invite = api.post(of(small, me, "/contact-invites"), "{\"userId\": \"%s\"}".formatted(cy))
                .expect(201)
                .id();
        api.put(of(small, cy, "/contact-invites/" + invite + "/acceptance")).expect(204);
        for (int i = 3; i <= 98; i++) {
            small.add("User %03d".formatted(i), "u" + i);
        }
        List<String> last = java.util.stream.IntStream.rangeClosed(99, 101)
                .mapToObj(i -> "u" + i)
                .toList();
        // 98, 99, 100 and 101 users, and back.
        assertThat(contacts(small, me, small.create("teams", "98").position())).hasSize(97);
        Answer ninetyNinth = small.add("User 099", last.get(0));
        assertThat(contacts(small, me, ninetyNinth.position())).hasSize(98).contains(cy + " CONTACT");
        Answer hundredth = small.add("User 100", last.get(1));
        assertThat(contacts(small, me, hundredth.position())).containsExactly(cy + " CONTACT");
        Answer more = small.add("User 101", last.get(2));
        assertThat(contacts(small, me, more.position())).containsExactly(cy + " CONTACT");
        Api admin = small.superAdminApi();
        for (String local : last.subList(1, 3)) {
            String user = local.equals(last.get(1)) ? hundredth.id() : more.id();
            admin.post(of(small, user, "/deletion"), "{\"confirm\": \"%s\"}".formatted(small.email(local)))
                    .expect(204);
        }
        long position = small.create("teams", "99 again").position();
        assertThat(contacts(small, me, position)).hasSize(98).contains(cy + " CONTACT");
    }
}
