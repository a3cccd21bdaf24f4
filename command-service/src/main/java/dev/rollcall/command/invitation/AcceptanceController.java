package dev.rollcall.command.invitation;

import dev.rollcall.command.platform.Caller;
import dev.rollcall.eventlog.Claims;
import dev.rollcall.events.mail.MailedCodes;
import jakarta.validation.Valid;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Accepts invitations: who has the code is who was invited (R11, R60, R71). */
@RestController
class AcceptanceController {

    private final MailedCodes codes;
    private final Claims claims;
    private final Map<String, Invitations> kinds;

    AcceptanceController(MailedCodes codes, Claims claims, List<Invitations> kinds) {
        this.codes = codes;
        this.claims = claims;
        this.kinds = kinds.stream().collect(Collectors.toUnmodifiableMap(Invitations::kind, Function.identity()));
    }

    @PostMapping("/v1/invitations/{code}/acceptance")
    ResponseEntity<Object> accept(@PathVariable String code, @RequestBody @Valid Acceptance body, Caller caller) {
        UUID codeId = codes.idOf(code).orElseThrow(UselessCode::refusal);
        Claims.Held held = claims.held(Invitations.CODES, codeId.toString()).orElseThrow(UselessCode::refusal);
        Invitations kind = kinds.get(held.label());
        if (kind == null) {
            throw UselessCode.refusal();
        }
        return kind.accept(codeId, held.owner(), body, caller);
    }
}
