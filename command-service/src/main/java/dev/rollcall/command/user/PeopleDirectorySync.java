package dev.rollcall.command.user;

import dev.rollcall.command.platform.Caller;
import dev.rollcall.command.platform.Commands;
import dev.rollcall.command.user.PeopleDirectory.Person;
import dev.rollcall.command.user.UserCommand.SynchronizeWorkFields;
import dev.rollcall.eventlog.Claims;
import dev.rollcall.web.EmailAddress;
import dev.rollcall.web.Failures;
import dev.rollcall.web.Refusal;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * R9: takes over what a people directory says, on a schedule, for organizations that have switched it on. Only what
 * differs is recorded, so that other instances that do the same change nothing.
 */
@Component
class PeopleDirectorySync implements Runnable {

    static final String NAME = "people-directory";

    /** Beside the department, which has a command of its own. */
    static final Set<ProfileField> WORK_FIELDS = EnumSet.of(
            ProfileField.DESIGNATION,
            ProfileField.REPORTING_TO,
            ProfileField.EMPLOYEE_ID,
            ProfileField.DATE_OF_JOINING);

    private static final Logger LOG = LoggerFactory.getLogger(PeopleDirectorySync.class);

    private final PeopleDirectory directory;
    private final Commands commands;
    private final Claims claims;

    PeopleDirectorySync(PeopleDirectory directory, Commands commands, Claims claims) {
        this.directory = directory;
        this.commands = commands;
        this.claims = claims;
    }

    @Override
    @Scheduled(
            fixedDelayString = "${rollcall.people-directory.interval}",
            initialDelayString = "${rollcall.people-directory.interval}")
    public void run() {
        try {
            directory.organizations().stream()
                    .sorted()
                    .filter(id -> claims.held("integration", id + "/" + NAME).isPresent())
                    .forEach(this::synchronize);
        } catch (RuntimeException e) {
            LOG.warn("The people directory could not be looked at, and is again later: {}", Failures.describe(e));
        }
    }

    private void synchronize(UUID organizationId) {
        Run run = new Run(organizationId);
        try {
            directory.read(organizationId, run::take);
        } catch (IOException e) {
            LOG.warn("people-directory.unreadable: {} is read again later ({})", organizationId, e.getClass());
        }
        if (run.rows > 0) {
            LOG.info(
                    "The people directory of {} had {} rows: {} users found, {} rows rejected",
                    organizationId,
                    run.rows,
                    run.taken,
                    run.rejected);
        }
    }

    private final class Run {

        private final UUID organizationId;
        private long rows;
        private long taken;
        private long rejected;

        Run(UUID organizationId) {
            this.organizationId = organizationId;
        }

        void take(List<Person> people) {
            Map<String, String> users = claims.owners(
                    "email",
                    people.stream()
                            .flatMap(person -> Stream.of("email", "reportingTo")
                                    .map(column -> person.values().getOrDefault(column, "")))
                            .filter(address -> !address.isEmpty())
                            .map(EmailAddress::keyOf)
                            .collect(Collectors.toSet()));
            Set<String> ours = claims.owners("user", Set.copyOf(users.values())).entrySet().stream()
                    .filter(user -> user.getValue().equals(organizationId.toString()))
                    .map(Map.Entry::getKey)
                    .collect(Collectors.toSet());
            Map<String, String> departments = claims.keysByLabel(
                    "department",
                    organizationId.toString(),
                    people.stream()
                            .map(person -> lowerCase(person.values().getOrDefault("department", "")))
                            .filter(name -> !name.isEmpty())
                            .collect(Collectors.toSet()));
            for (Person person : people) {
                rows++;
                take(
                        person,
                        address -> Optional.ofNullable(users.get(EmailAddress.keyOf(address)))
                                .filter(ours::contains)
                                .orElse(null),
                        departments);
            }
        }

        /** @param userOf the id of a user here, by an address; null for none */
        private void take(Person person, Lookup userOf, Map<String, String> departments) {
            String user = userOf.of(person.values().getOrDefault("email", ""));
            if (user == null) {
                reject(person, "email", "user.not-found");
                return;
            }
            Map<ProfileField, String> values = new EnumMap<>(ProfileField.class);
            Set<ProfileField> cleared = EnumSet.noneOf(ProfileField.class);
            List<String> wrong = new ArrayList<>();
            for (ProfileField field : WORK_FIELDS) {
                String value = person.values().get(field.key());
                if (value == null) {
                    continue;
                }
                String meant = field == ProfileField.REPORTING_TO && !value.isEmpty() ? userOf.of(value) : value;
                if (value.isEmpty()) {
                    cleared.add(field);
                } else if (meant != null && field.normalized(meant).isPresent()) {
                    values.put(field, field.normalized(meant).get());
                } else {
                    wrong.add(field.key());
                }
            }
            String name = lowerCase(person.values().getOrDefault("department", ""));
            if (!name.isEmpty() && !departments.containsKey(name)) {
                wrong.add("department");
            }
            if (!wrong.isEmpty()) {
                wrong.forEach(field -> reject(person, field, "field.invalid-value"));
                return;
            }
            String department = departments.get(name);
            send(
                    person,
                    new SynchronizeWorkFields(
                            organizationId,
                            UUID.fromString(user),
                            values,
                            cleared,
                            department == null ? null : UUID.fromString(department)));
        }

        private void send(Person person, SynchronizeWorkFields command) {
            try {
                commands.send(command, Caller.SYSTEM, receipt -> receipt.changed());
                taken++;
            } catch (Refusal refusal) {
                if (refusal.reason() == Refusal.Reason.UNAVAILABLE) {
                    throw refusal; // all of it is read again later
                }
                reject(person, "email", refusal.code());
            }
        }

        /** Without what stands there, which is about a person. */
        private void reject(Person person, String field, String code) {
            rejected++;
            LOG.warn("people-directory.rejected: {} line {}, {}: {}", organizationId, person.line(), field, code);
        }

        private static String lowerCase(String name) {
            return name.toLowerCase(Locale.ROOT);
        }
    }

    @FunctionalInterface
    private interface Lookup {
        @Nullable
        String of(String address);
    }
}
