package dev.rollcall.query.invitation;

import dev.rollcall.events.mail.MailedCodes;
import dev.rollcall.query.platform.Shows;
import dev.rollcall.web.Refusal;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Shows who was invited what they are about to join (R11, R60). */
@RestController
@Shows(InvitationsProjection.NAME)
class InvitationController {

    private final InvitationsProjection invitations;
    private final MailedCodes codes;
    private final Clock clock;

    InvitationController(InvitationsProjection invitations, MailedCodes codes, Clock clock) {
        this.invitations = invitations;
        this.codes = codes;
        this.clock = clock;
    }

    enum Access {
        FULL("You are invited to join %s."),
        LIMITED("You are invited to join %s with limited access, as an external user.");

        private final String sentence;

        Access(String sentence) {
            this.sentence = sentence;
        }
    }

    /**
     * @param email as much of it as its owner needs to know it again
     * @param signUp whether who accepts has to sign up with it
     */
    record Answer(
            UUID organizationId,
            String organization,
            Access access,
            String role,
            String text,
            String email,
            boolean signUp,
            Instant expiresAt) {}

    @GetMapping("/v1/invitations/{code}")
    Answer one(@PathVariable String code) {
        InvitationRow invitation = codes.idOf(code)
                .flatMap(invitations::find)
                .orElseThrow(() -> Refusal.notFound(
                        "invitation.not-found", "There is no such invitation, or it is of no use any more."));
        if (!clock.instant().isBefore(invitation.expiresAt())) {
            throw Refusal.conflict("invitation.expired", "The invitation is over; ask to be invited again.");
        }
        Access access = invitation.kind().equals("EXTERNAL") ? Access.LIMITED : Access.FULL;
        return new Answer(
                invitation.organizationId(),
                invitation.organizationName(),
                access,
                invitation.role(),
                access.sentence.formatted(invitation.organizationName()),
                masked(invitation.email()),
                !invitation.hasAccount(),
                invitation.expiresAt());
    }

    /** Whoever gets hold of the code learns no address from it. */
    private static String masked(String email) {
        int at = email.lastIndexOf('@');
        return email.substring(0, email.offsetByCodePoints(0, 1)) + "…" + email.substring(at);
    }
}
