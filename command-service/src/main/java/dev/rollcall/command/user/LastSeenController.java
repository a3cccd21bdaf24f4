package dev.rollcall.command.user;

import dev.rollcall.access.Identity;
import dev.rollcall.command.platform.Caller;
import dev.rollcall.command.platform.Commands;
import dev.rollcall.command.platform.Receipt;
import dev.rollcall.command.user.UserCommand.ChangeLastSeen;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.util.Objects;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Lets users hide when they were last there (R17). */
@RestController
class LastSeenController {

    private final Commands commands;

    LastSeenController(Commands commands) {
        this.commands = commands;
    }

    record LastSeen(@NotNull Boolean hidden) {}

    @PutMapping("/v1/me/last-seen")
    ResponseEntity<Object> change(@RequestBody @Valid LastSeen body, Caller caller) {
        Identity me = caller.identity();
        return commands.send(
                new ChangeLastSeen(
                        Objects.requireNonNull(me.organizationId()),
                        Objects.requireNonNull(me.userId()),
                        body.hidden()),
                caller,
                Receipt::changed);
    }
}
