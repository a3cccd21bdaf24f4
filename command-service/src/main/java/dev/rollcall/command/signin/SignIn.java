package dev.rollcall.command.signin;

import dev.rollcall.command.platform.Caller;
import dev.rollcall.command.platform.Commands;
import dev.rollcall.command.platform.Decoy;
import dev.rollcall.command.signin.AccountCommand.AttemptSignIn;
import dev.rollcall.command.signin.AccountCommand.ShownFactor;
import dev.rollcall.command.signin.Members.Member;
import dev.rollcall.events.signin.Device;
import dev.rollcall.web.Refusal;
import java.time.Clock;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Finds out whether somebody is who they say (R30, R34), whatever it is for. */
@Component
class SignIn {

    private final Commands commands;
    private final PasswordHashing hashing;
    private final SecondFactors factors;
    private final Decoy decoy;
    private final Clock clock;

    SignIn(Commands commands, PasswordHashing hashing, SecondFactors factors, Decoy decoy, Clock clock) {
        this.commands = commands;
        this.hashing = hashing;
        this.factors = factors;
        this.decoy = decoy;
        this.clock = clock;
    }

    Proof proof(String password, @Nullable String code) {
        return new Proof(hashing, factors, password, code);
    }

    /**
     * Who has shown both password and, where there is one, second factor.
     *
     * @throws Refusal {@code sign-in.failed}, whatever was wrong, or {@code sign-in.second-factor-required}
     */
    SignInOutcome attempt(Member member, Proof proof, Device device, Caller caller) {
        Instant now = clock.instant();
        return passed(attempt(member, proof.matches(member), proof.factor(member, now), now, device, caller));
    }

    /** The same by password alone, for a session in which a second factor was shown. */
    SignInOutcome attemptByPassword(Member member, Proof proof, Device device, Caller caller) {
        return passed(attempt(member, proof.matches(member), ShownFactor.NOT_ASKED, clock.instant(), device, caller));
    }

    private SignInOutcome attempt(
            Member member, boolean matches, ShownFactor factor, Instant now, Device device, Caller caller) {
        return commands.carryOut(
                new AttemptSignIn(
                        member.organizationId(),
                        member.userId(),
                        now,
                        matches,
                        factor,
                        member.active() && !member.isExternal(),
                        member.policies().password().maximumAgeDays(),
                        member.policies().twoFactor().isRequired(),
                        member.policies().allowedAddresses().contain(caller.ip()),
                        caller.ip(),
                        device),
                caller,
                SignInOutcome.class);
    }

    private static SignInOutcome passed(SignInOutcome outcome) {
        return switch (outcome.result()) {
            case SUCCEEDED -> outcome;
            case FAILED -> throw failed();
            case SECOND_FACTOR_REQUIRED ->
                throw Refusal.unauthenticated(
                        "sign-in.second-factor-required", "Send a code of your authenticator, too, as 'code'.");
            case ADDRESS_NOT_ALLOWED ->
                throw Refusal.of(
                        Refusal.Reason.FORBIDDEN,
                        "access.address-not-allowed",
                        "Your organization does not allow that from this IP address.");
        };
    }

    /** Somebody whom there is not: refused in the words, and after the work, of everybody else. */
    Refusal nobody(Proof proof) {
        proof.inVain();
        decoy.store();
        return failed();
    }

    private static Refusal failed() {
        return Refusal.unauthenticated(
                "sign-in.failed", "Address, password or code is wrong, or nobody signs in there at the moment.");
    }
}
