package dev.rollcall.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@RunsRollcall
class EmailIT {

    private final Api api;
    private final Office office;

    private String ben = "";

    EmailIT(Api api, Office office) {
        this.api = api;
        this.office = office;
    }

    @BeforeEach
    void addBen() {
        ben = office.add("Ben Cole", "ben").header("Location");
    }

    @Nested
    class Addresses {

        @Test
        @DisplayName("R20 the first one is primary and verified")
        void beginWithThePrimary() {
            long position = office.add("Cy Dent", "cy").position();
            Answer emails = api.get(ben + "/emails", position).expect(200);
            assertThat(emails.items()).hasSize(1);
            assertThat(emails.text("/items/0/address")).isEqualTo(office.email("ben"));
            assertThat(emails.json().at("/items/0/primary").asBoolean()).isTrue();
            assertThat(emails.json().at("/items/0/verified").asBoolean()).isTrue();
        }

        @Test
        @DisplayName("R20, R21 are added, verified, made primary and removed; exactly one is primary")
        void live() {
            Answer added = add(office.email("Second")).expect(201);
            assertThat(added.text("/address")).isEqualTo(office.email("Second"));
            assertThat(added.json().at("/primary").asBoolean()).isFalse();
            assertThat(added.json().at("/verified").asBoolean()).isFalse();
            assertThat(added.header("Location")).isEqualTo(ben + "/emails/" + office.email("Second"));
            assertThat(primaries(added)).containsExactly(office.email("ben"));

            api.put(added.header("Location") + "/verification").expect(204);
            Answer made = primary(office.email("second")).expect(204);
            assertThat(primaries(made)).containsExactly(office.email("Second"));
            Answer profile = api.get(ben, made.position());
            assertThat(profile.text("/primaryEmail")).isEqualTo(office.email("Second"));
            assertThat(profile.etag()).isEqualTo(made.etag());

            Answer removed = api.delete(ben + "/emails/" + office.email("BEN")).expect(204);
            assertThat(api.get(ben + "/emails", removed.position()).items("/address"))
                    .containsExactly(office.email("Second"));
        }

        private Iterable<String> primaries(Answer change) {
            return api.get(ben + "/emails", change.position()).expect(200).items().stream()
                    .filter(email -> email.at("/primary").asBoolean())
                    .map(email -> email.at("/address").asString())
                    .toList();
        }

        @Test
        @DisplayName("R21 the primary one cannot be removed")
        void keepThePrimary() {
            api.delete(ben + "/emails/" + office.email("ben")).expectProblem(409, "email.primary");
        }

        @Test
        @DisplayName("R21 an unverified one cannot become primary")
        void needVerification() {
            add(office.email("second")).expect(201);
            primary(office.email("second")).expectProblem(409, "email.unverified");
        }

        @Test
        @DisplayName("R21 one that was removed and comes back has to be verified again")
        void areVerifiedAnew() {
            Answer added = add(office.email("second")).expect(201);
            api.put(added.header("Location") + "/verification").expect(204);
            api.delete(added.header("Location")).expect(204);
            add(office.email("second")).expect(201);
            primary(office.email("second")).expectProblem(409, "email.unverified");
        }

        @Test
        @DisplayName("R20 what the user does not have is not found")
        void areTheUsersOwn() {
            String other = office.email("cy");
            office.add("Cy Dent", "cy");
            for (String address : new String[] {other, office.email("nobody"), "nonsense"}) {
                api.delete(ben + "/emails/" + address).expectProblem(404, "email.not-found");
                api.put(ben + "/emails/" + address + "/verification").expectProblem(404, "email.not-found");
            }
            primary(other).expectProblem(404, "email.not-found");
            api.post(
                            office.path("/users/" + UUID.randomUUID() + "/emails"),
                            "{\"address\": \"%s\"}".formatted(office.email("free")))
                    .expectProblem(404, "user.not-found");
        }

        @Test
        @DisplayName("R20 what changes nothing is accepted and leaves no event")
        void stayWhereNothingChanges() {
            Answer added = add(office.email("second")).expect(201);
            Answer verified =
                    api.put(added.header("Location") + "/verification").expect(204);
            assertThat(api.put(added.header("Location") + "/verification").position())
                    .isEqualTo(verified.position());
            assertThat(primary(office.email("ben")).expect(204).position()).isEqualTo(verified.position());
        }

        @ParameterizedTest(name = "R20 {0} is an address; where it lives is told in a form that can be asked for")
        @ValueSource(
                strings = {
                    "a+b",
                    "first.last",
                    "o'neil",
                    "!#$&'*+-=?^_`{|}~",
                    "\u0434\u0435\u043d\u044c",
                    "zo\u00eb",
                    "\u5bb6"
                })
        void canBeAskedForByTheirLocation(String localPart) {
            Answer added = add(office.email(localPart)).expect(201);
            api.put(added.header("Location") + "/verification").expect(204);
            assertThat(api.get(
                                    ben + "/emails",
                                    api.delete(added.header("Location"))
                                            .expect(204)
                                            .position())
                            .items())
                    .hasSize(1);
        }

        @ParameterizedTest(name = "R20 \"{0}\" is no address")
        @ValueSource(
                strings = {
                    "",
                    " ",
                    "ben",
                    "@office.example",
                    "ben@",
                    "ben@office",
                    "ben@@office.example",
                    "ben cole@office.example",
                    ".ben@office.example",
                    "b..n@office.example",
                    "ben@-office.example",
                    "ben@office..example",
                    "ben@127.0.0.1",
                    "ben@[127.0.0.1]",
                    "\\\"ben\\\"@office.example",
                    "ben%office.example@relay.example",
                    "ben/cole@office.example",
                    "Ben <ben@office.example>",
                    "ben@office.example\\r\\nBcc: all@office.example",
                    "ben\\u0000@office.example",
                    "ben\\u202e@office.example",
                    "be\\u200bn@office.example",
                    "b\\u0435n@office.example",
                    "ben@\\u043effice.example"
                })
        void areWellFormed(String address) {
            assertThat(add(address).expectProblem(422, "request.invalid-fields").fieldErrors())
                    .containsExactly("/address field.valid-email");
        }

        @Test
        @DisplayName("R20 an address has at most 254 characters, its local part 64")
        void areBounded() {
            String domain = office.email("x").substring(2);
            add("a".repeat(64) + "@" + domain).expect(201);
            add("a".repeat(65) + "@" + domain).expectProblem(422, "request.invalid-fields");
            String labels = ("b".repeat(60) + ".").repeat(3);
            String longest = "a".repeat(254 - 1 - labels.length() - domain.length());
            add(longest + "a@" + labels + domain).expectProblem(422, "request.invalid-fields");
            add(longest + "@" + labels + domain).expect(201);
        }
    }

    @Nested
    class Sameness {

        @ParameterizedTest(name = "R22 {1} is the same as {0}")
        @CsvSource({
            "b.cole@%s, B.COLE@%S",
            "zo\u00eb@%s, ZO\u00cb@%s",
            "zo\u00eb@%s, zoe\u0308@%s",
            "b@b\u00fccher.%s, b@xn--bcher-kva.%s",
            "b@xn--bcher-kva.%s, b@B\u00dcCHER.%s",
            "b@b\u00fccher.%s, b@bu\u0308cher.%s",
            "b@desk.%s, b@\uff44\uff45\uff53\uff4b.%s",
            "b@desk.%s, b@desk\u3002%s",
            "\u03bd\u03b9\u03ba\u03bf\u03c2@%s, \u039d\u0399\u039a\u039f\u03a3@%s",
            "\u03bd\u03b9\u03ba\u03bf\u03c3@%s, \u039d\u0399\u039a\u039f\u03a3@%s"
        })
        void ignoresCaseAndForm(String one, String same) {
            String domain = office.email("x").substring(2);
            String taken = one.formatted(domain);
            String claimed = same.formatted(domain);
            add(taken).expect(201);

            add(claimed).expectProblem(409, "email.already-added");
            Office other = Office.register(api);
            String body = "{\"fullName\": \"Cy Dent\", \"email\": \"%s\"}".formatted(claimed);
            api.post(office.path("/users"), body).expectProblem(409, "email.taken");
            api.post(other.path("/users"), body).expectProblem(409, "email.taken");
            api.post(other.path("/users/" + other.superAdmin() + "/emails"), "{\"address\": \"%s\"}".formatted(claimed))
                    .expectProblem(409, "email.taken");
        }

        @Test
        @DisplayName("R22 an address is free again after it was removed, for other organizations too")
        void endsWithRemoval() {
            Office other = Office.register(api);
            String elsewhere = other.path("/users/" + other.superAdmin() + "/emails");
            String body = "{\"address\": \"%s\"}".formatted(office.email("desk"));
            Answer added = add(office.email("desk")).expect(201);
            api.post(elsewhere, body).expectProblem(409, "email.taken");

            api.delete(added.header("Location")).expect(204);
            api.post(elsewhere, body).expect(201);
            add(office.email("DESK")).expectProblem(409, "email.taken");
        }
    }

    private Answer add(String address) {
        return api.post(ben + "/emails", "{\"address\": \"%s\"}".formatted(address));
    }

    private Answer primary(String address) {
        return api.put(ben + "/primary-email", "{\"address\": \"%s\"}".formatted(address));
    }
}
