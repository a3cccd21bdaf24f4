package dev.rollcall.command.user;

import dev.rollcall.command.platform.Caller;
import dev.rollcall.command.platform.Commands;
import dev.rollcall.command.user.DeletionCommand.EraseUser;
import dev.rollcall.command.user.DeletionCommand.ShowDeletion;
import dev.rollcall.eventlog.Claim;
import dev.rollcall.eventlog.Claims;
import dev.rollcall.events.user.ErasureReason;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Finds all that has to be erased with a user (R53): others may have invited their address before it was theirs. */
@Component
class Erasing {

    /** Who is invited under an address that nobody has. */
    private static final String GUESTS = "contact-guest";

    private final Commands commands;
    private final Claims claims;

    Erasing(Commands commands, Claims claims) {
        this.commands = commands;
        this.claims = claims;
    }

    EraseUser of(UUID organizationId, UUID userId, ErasureReason reason, Caller caller, Instant now) {
        Deletion.Former former = commands.carryOut(
                new ShowDeletion(organizationId, userId), caller.withoutRequestKey(), Deletion.Former.class);
        Set<UUID> names = new HashSet<>();
        List<Claim> released = new ArrayList<>();
        for (String address : former.addresses()) {
            String key = EmailAddresses.key(address);
            claims.owner(GUESTS, key).ifPresent(guest -> {
                names.add(UUID.fromString(guest));
                // Whoever is invited under the address from now on is somebody else.
                released.add(new Claim(Claim.Kind.RELEASE, GUESTS, key, guest, null, Claim.DECIDE_AGAIN));
            });
        }
        return new EraseUser(organizationId, userId, reason, names, now, released);
    }
}
