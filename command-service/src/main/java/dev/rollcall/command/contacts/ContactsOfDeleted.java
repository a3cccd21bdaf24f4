package dev.rollcall.command.contacts;

import dev.rollcall.command.contacts.ContactCommand.EndBecauseUserDeleted;
import dev.rollcall.command.platform.Commands;
import dev.rollcall.eventlog.Claims;
import dev.rollcall.events.user.UserEvent.UserDeleted;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.axonframework.messaging.Message;
import org.springframework.stereotype.Component;

/**
 * Ends all that a deleted user has to do with others (R51), however many those are: one by one, each once, by however many
 * instances and after however many interruptions. What is left to be ended is what is still claimed.
 */
@Component
public class ContactsOfDeleted {

    private static final int AT_A_TIME = 500;
    private static final int AT_ONCE = 16;

    private final Commands commands;
    private final Claims claims;

    ContactsOfDeleted(Commands commands, Claims claims) {
        this.commands = commands;
        this.claims = claims;
    }

    /** @param cause the deletion; nobody has to do anything new with the user from then on */
    public void end(UserDeleted deletion, Message<?> cause) {
        String user = deletion.userId().toString();
        List<String> some = claims.keysOf(ContactClaims.TIES, user, AT_A_TIME);
        while (!some.isEmpty()) {
            endAll(
                    claims.labels(ContactClaims.TIES, some).values().stream()
                            .map(Tie::of)
                            .toList(),
                    deletion,
                    cause);
            some = claims.keysOf(ContactClaims.TIES, user, AT_A_TIME);
        }
    }

    private void endAll(List<Tie> ties, UserDeleted deletion, Message<?> cause) {
        List<Callable<Void>> steps = new ArrayList<>();
        ties.forEach(tie -> steps.add(() -> {
            commands.sendBecauseOf(
                    cause, new EndBecauseUserDeleted(deletion.organizationId(), deletion.userId(), tie.inviteId()));
            return null;
        }));
        try (ExecutorService threads = Executors.newFixedThreadPool(
                AT_ONCE, Thread.ofVirtual().name("contacts-of-deleted-", 0).factory())) {
            for (Future<Void> step : threads.invokeAll(steps)) {
                step.get();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while ending contacts", e);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException failure ? failure : new IllegalStateException(e.getCause());
        }
    }

    /** Under which names the user was invited before they had an account. */
    public List<UUID> formerNames(UUID userId, int most) {
        return claims.keysOf(ContactClaims.REACHED, userId.toString(), most).stream()
                .map(UUID::fromString)
                .toList();
    }
}
