package dev.rollcall.command.user;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.TimeBasedEpochRandomGenerator;
import dev.rollcall.command.platform.Caller;
import dev.rollcall.command.platform.Commands;
import dev.rollcall.command.user.InvitationCommand.InviteUser;
import dev.rollcall.command.user.InvitationOutcome.Invited;
import dev.rollcall.command.user.InvitationOutcome.Rejected;
import dev.rollcall.eventlog.Claims;
import dev.rollcall.web.EmailAddress;
import dev.rollcall.web.Refusal;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/** Invites many at once, each for themself: what is wrong with one is no matter to the others (R11). */
@Component
class Inviting {

    private final Commands commands;
    private final Claims claims;
    private final Clock clock;
    private final TimeBasedEpochRandomGenerator ids = Generators.timeBasedEpochRandomGenerator();

    Inviting(Commands commands, Claims claims, Clock clock) {
        this.commands = commands;
        this.claims = claims;
        this.clock = clock;
    }

    /** @throws Refusal for an organization that is not there */
    String nameOf(UUID organizationId) {
        String key = organizationId.toString();
        String name = claims.labels("organization", List.of(key)).get(key);
        if (name == null) {
            throw Refusal.notFound("organization.not-found", "There is no such organization here.");
        }
        return name;
    }

    /** All at the same time, so that the log stores them together; in the order of the invitees. */
    List<InvitationOutcome> inviteAll(UUID organizationId, String name, List<Invitee> invitees, Caller caller) {
        Set<String> taken = claims.labels(
                        "email",
                        invitees.stream().map(invitee -> invitee.email().key()).toList())
                .keySet();
        List<Callable<InvitationOutcome>> each = invitees.stream()
                .<Callable<InvitationOutcome>>map(invitee -> () -> invite(organizationId, name, invitee, taken, caller))
                .toList();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<InvitationOutcome> outcomes = new ArrayList<>(invitees.size());
            for (Future<InvitationOutcome> outcome : threads.invokeAll(each)) {
                outcomes.add(outcome.get());
            }
            return outcomes;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while inviting", e);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException failure ? failure : new IllegalStateException(e.getCause());
        }
    }

    private InvitationOutcome invite(
            UUID organizationId, String name, Invitee invitee, Set<String> taken, Caller caller) {
        if (taken.contains(invitee.email().key())) {
            return new Rejected(invitee.at(), "email", "email.taken", "This e-mail address belongs to a user already.");
        }
        InviteUser command = command(organizationId, name, ids.generate(), invitee, caller);
        try {
            ResponseEntity<Object> answer = commands.send(
                    command,
                    caller.forPart(Long.toString(invitee.at())),
                    claim -> InviteeForm.pointer(claim, command),
                    receipt -> receipt.created(location(organizationId, command.userId()), Map.of()));
            // Of the first time, if this is a repetition.
            String location = Objects.requireNonNull(answer.getHeaders().getFirst(HttpHeaders.LOCATION));
            return new Invited(invitee.at(), UUID.fromString(location.substring(location.lastIndexOf('/') + 1)));
        } catch (Refusal refusal) {
            if (refusal.reason() == Refusal.Reason.UNAVAILABLE) {
                throw refusal; // of no fault of the row: all of it is to be sent again
            }
            return Rejected.because(invitee.at(), refusal);
        }
    }

    /** @throws Refusal for an address that belongs to a user */
    void refuseUsers(EmailAddress email) {
        if (claims.owner("email", email.key()).isPresent()) {
            throw Refusal.conflict("email.taken", "This e-mail address belongs to a user already.");
        }
    }

    InviteUser command(UUID organizationId, String name, UUID userId, Invitee invitee, Caller caller) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        return new InviteUser(
                organizationId,
                userId,
                ids.generate(),
                invitee.email(),
                invitee.fullName(),
                invitee.role(),
                invitee.departmentId(),
                invitee.teamIds(),
                invitee.allDepartments(),
                invitee.permittedDepartmentIds(),
                name,
                caller.identity().userId(),
                now);
    }

    static String location(UUID organizationId, UUID userId) {
        return "/v1/organizations/%s/users/%s".formatted(organizationId, userId);
    }
}
