package dev.rollcall.torture.load;

import dev.rollcall.torture.load.Asking.Answered;
import dev.rollcall.torture.proof.Outcome.Effect;
import dev.rollcall.torture.proof.Shown.Due;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Random;
import java.util.function.BooleanSupplier;

/** One of many callers: changes something, reads it back, and so on until it is over. */
final class Client implements Runnable {
    private static final int MOST_PEOPLE = 40;

    private final Asking asking;
    private final Reading reading;
    private final Testimony testimony;
    private final Office office;
    private final Random random;
    private final BooleanSupplier over;
    private final List<Person> people = new ArrayList<>();

    Client(Asking asking, Reading reading, Testimony testimony, Office office, Random random, BooleanSupplier over) {
        this.asking = asking;
        this.reading = reading;
        this.testimony = testimony;
        this.office = office;
        this.random = random;
        this.over = over;
    }

    @Override
    public void run() {
        while (!over.getAsBoolean()) {
            if (office.organizations.isEmpty()) {
                registerOrganization();
            } else if (office.teams.isEmpty()) {
                createTeam();
            } else if (people.size() < 2) {
                addUser(office.ownAddress());
            } else {
                something();
            }
        }
    }

    private void something() {
        Person person = any(people);
        int dice = random.nextInt(100);
        if (dice < 1) {
            registerOrganization();
        } else if (dice < 4) {
            createTeam();
        } else if (dice < 12) {
            addUser(office.ownAddress());
        } else if (dice < 16) {
            addUser(office.wantedAddress());
        } else if (dice < 34) {
            changeProfile(person);
        } else if (dice < 44) {
            changeSharedProfile();
        } else if (dice < 54) {
            changeTeam(person);
        } else if (dice < 60) {
            addEmail(person, office.ownAddress());
        } else if (dice < 66) {
            addEmail(person, office.wantedAddress());
        } else if (dice < 74) {
            addEmail(person, office.desk(random));
        } else if (dice < 79) {
            verifyEmail(person);
        } else if (dice < 82) {
            setPrimaryEmail(person);
        } else if (dice < 90) {
            removeEmail(person);
        } else {
            recordInteraction(person);
        }
    }

    private void registerOrganization() {
        long number = office.number();
        String body = """
                {"name": "Office %d", "dataCentre": "eu", "plan": "PAID",
                 "superAdmin": {"fullName": "Admin %d", "email": "%s"}}""".formatted(number, number, office.ownAddress());
        Answered answered = asking.ask(Wish.creation(
                        "/v1/organizations",
                        body,
                        "organization",
                        "organization.registered",
                        "organization.department-created",
                        "user.added")
                .ofOtherVersion());
        if (answered.isAccepted()) {
            String id = answered.reply().text("id");
            office.organizations.add(id);
            reading.expect("/v1/organizations/" + id, due(answered, "Office " + number));
        }
    }

    private void createTeam() {
        String organization = any(office.organizations);
        String name = "Team " + office.number();
        Answered answered = asking.ask(Wish.of(
                "POST",
                "/v1/organizations/%s/teams".formatted(organization),
                "{\"name\": \"%s\"}".formatted(name),
                "organization/" + organization,
                "organization.team-created"));
        if (answered.isAccepted()) {
            Team team = new Team(organization, answered.reply().text("id"));
            office.teams.add(team);
            reading.expect(team.path(), due(answered, name));
        }
    }

    private void addUser(String address) {
        Team team = any(office.teams);
        String name = "Person " + office.number();
        Answered answered = asking.ask(Wish.creation(
                "/v1/organizations/%s/users".formatted(team.organization()),
                """
                {"fullName": "%s", "email": "%s", "teamIds": ["%s"], "fields": {"extension": "0"}}""".formatted(name, address, team.id()),
                "user",
                "user.added",
                "user.profile-changed",
                "user.assigned-to-team"));
        if (answered.isAccepted()) {
            Person person = new Person(team.organization(), answered.reply().text("id"));
            testimony.userIsThere(person.stream(), person.path());
            person.teams.add(team.id());
            person.version = answered.reply().version();
            (random.nextInt(20) == 0 ? office.shared : people).add(person);
            if (people.size() > MOST_PEOPLE) {
                people.removeFirst();
            }
            if (random.nextBoolean()) {
                reading.expect(person.path(), due(answered, name));
            } else {
                String list =
                        "/v1/organizations/%s/users?q=%s".formatted(person.organization, name.replace(" ", "%20"));
                reading.expect(list, new Due(answered.reply().position(), -1, person.id));
            }
        }
    }

    private void changeProfile(Person person) {
        String value = Long.toString(office.number());
        changed(person, asking.ask(profile(person, value)), extension(value));
    }

    private static Wish profile(Person person, String value) {
        return Wish.of(
                "PATCH",
                person.path(),
                "{\"fields\": {\"extension\": \"%s\"}}".formatted(value),
                person.stream(),
                "user.profile-changed");
    }

    private static String extension(String value) {
        return "\"extension\":{\"value\":\"%s\"".formatted(value);
    }

    /** Others do so at the same time; now and then only if they did not. */
    private void changeSharedProfile() {
        if (office.shared.isEmpty()) {
            return;
        }
        Person person = any(office.shared);
        String value = Long.toString(office.number());
        Wish wish = profile(person, value);
        if (random.nextInt(4) == 0) {
            wish = wish.with("If-Match", "\"%d\"".formatted(person.version));
        }
        Answered answered = asking.ask(wish);
        if (answered.isAccepted()) {
            person.version = answered.reply().version();
            reading.expect(person.path(), due(answered, extension(value)));
        }
    }

    private void changeTeam(Person person) {
        Team team = any(office.teams.stream()
                .filter(each -> each.organization().equals(person.organization))
                .toList());
        boolean leave = person.teams.contains(team.id());
        String path = person.path() + "/teams/" + team.id();
        Answered answered = asking.ask(Wish.of(
                leave ? "DELETE" : "PUT",
                path,
                "",
                person.stream(),
                leave ? "user.unassigned-from-team" : "user.assigned-to-team"));
        if (answered.isAccepted()) {
            if (leave) {
                person.teams.remove(team.id());
            } else {
                person.teams.add(team.id());
            }
        }
        changed(person, answered, leave ? "" : team.id());
    }

    private void addEmail(Person person, String address) {
        Answered answered = asking.ask(Wish.of(
                "POST",
                person.path() + "/emails",
                "{\"address\": \"%s\"}".formatted(address),
                person.stream(),
                "user.email-added",
                "user.email-verification-requested",
                "mail.requested"));
        if (answered.isAccepted()) {
            person.unverified.add(address);
        }
        changed(person, answered, "");
        if (answered.isAccepted() && !person.doubtful) {
            reading.expect(person.path() + "/emails", new Due(answered.reply().position(), -1, address));
        }
    }

    private void verifyEmail(Person person) {
        if (person.unverified.isEmpty()) {
            return;
        }
        String address = any(person.unverified);
        Answered answered = asking.ask(Wish.of(
                        "PUT",
                        person.path() + "/emails/" + address + "/verification",
                        "",
                        person.stream(),
                        "user.email-verified")
                .perhapsDone(person.doubtful));
        if (answered.isAccepted()) {
            person.unverified.remove(address);
            person.verified.add(address);
        }
        changed(person, answered, "");
    }

    private void setPrimaryEmail(Person person) {
        if (person.verified.isEmpty()) {
            return;
        }
        String address = any(person.verified);
        Answered answered = asking.ask(Wish.of(
                        "PUT",
                        person.path() + "/primary-email",
                        "{\"address\": \"%s\"}".formatted(address),
                        person.stream(),
                        "user.primary-email-changed")
                .perhapsDone(person.doubtful));
        if (answered.isAccepted()) {
            // The one that was primary before stays as an address that nobody needs any more.
            person.verified.remove(address);
        }
        changed(person, answered, "\"primaryEmail\":\"" + address);
    }

    private void removeEmail(Person person) {
        List<String> removable = new ArrayList<>(person.unverified);
        removable.addAll(person.verified);
        if (removable.isEmpty()) {
            return;
        }
        String address = any(removable);
        Answered answered = asking.ask(
                Wish.of("DELETE", person.path() + "/emails/" + address, "", person.stream(), "user.email-removed"));
        person.unverified.remove(address);
        person.verified.remove(address);
        changed(person, answered, "");
    }

    private void recordInteraction(Person person) {
        List<Person> others = people.stream()
                .filter(other -> other != person && other.organization.equals(person.organization))
                .toList();
        if (others.isEmpty()) {
            return;
        }
        String with = any(others).id;
        String item = """
                {"with": "%s", "kind": "MESSAGE", "at": "%s", "id": "m-%d"}""".formatted(with, Instant.now(), office.number());
        Answered answered = asking.ask(interaction(person, item, "contacts.interactions-recorded")
                .withOwnId(reply -> reply.text("recorded").equals("1") ? Effect.THEN : Effect.THEN_OR_EARLIER));
        if (answered.isAccepted()) {
            reading.expect(
                    person.path() + "/contacts?order=usage&limit=500",
                    new Due(answered.reply().position(), -1, with));
            if (random.nextInt(4) == 0) {
                asking.ask(interaction(person, item));
            }
        }
    }

    private static Wish interaction(Person person, String item, String... types) {
        return Wish.of(
                "POST",
                person.path() + "/interactions",
                "{\"items\": [%s]}".formatted(item),
                "contacts/" + person.id,
                types);
    }

    /** Reads the person back if the change was acknowledged. */
    private void changed(Person person, Answered answered, String content) {
        person.doubtful |= answered.isUnknown();
        if (answered.isAccepted()) {
            person.version = answered.reply().version();
            reading.expect(person.path(), due(answered, content));
        }
    }

    private static Due due(Answered answered, String content) {
        return new Due(answered.reply().position(), answered.reply().version(), content);
    }

    private <T> T any(Collection<T> things) {
        return List.copyOf(things).get(random.nextInt(things.size()));
    }
}
