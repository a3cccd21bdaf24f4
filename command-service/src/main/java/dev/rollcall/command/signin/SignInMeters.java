package dev.rollcall.command.signin;

import dev.rollcall.events.signin.AccountEvent.AccountLocked;
import dev.rollcall.events.signin.AccountEvent.SignInFailed;
import io.micrometer.core.instrument.MeterRegistry;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.springframework.stereotype.Component;

/** Counts what somebody who guesses passwords leaves behind (R34); the sum over all instances is the truth. */
@Component
@ProcessingGroup("automations")
class SignInMeters {

    private final MeterRegistry meters;

    SignInMeters(MeterRegistry meters) {
        this.meters = meters;
        meters.counter("rollcall.lockouts");
    }

    @EventHandler
    void on(SignInFailed event) {
        meters.counter("rollcall.sign.in.failed", "reason", event.reason().name())
                .increment();
    }

    @EventHandler
    void on(AccountLocked event) {
        meters.counter("rollcall.lockouts").increment();
    }
}
