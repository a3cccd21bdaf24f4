package dev.rollcall.command.audit;

import dev.rollcall.access.Authorization;
import dev.rollcall.access.Authorization.Asked;
import dev.rollcall.access.Identity;
import dev.rollcall.command.platform.Caller;
import dev.rollcall.command.platform.CallerResolver;
import dev.rollcall.command.platform.Commands;
import dev.rollcall.web.Failures;
import dev.rollcall.web.Refusal;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.ModelAndView;

/**
 * R90: that an admin asked for a change and was refused is recorded before the answer goes out. What was malformed is no
 * command, and what failed for our own reasons is no refusal.
 */
@Component
class RefusalRecorder implements HandlerExceptionResolver, Ordered {

    private static final Logger LOG = LoggerFactory.getLogger(RefusalRecorder.class);

    private static final Set<Refusal.Reason> RECORDED = Set.of(
            Refusal.Reason.UNAUTHENTICATED,
            Refusal.Reason.FORBIDDEN,
            Refusal.Reason.NOT_FOUND,
            Refusal.Reason.CONFLICT,
            Refusal.Reason.STALE);

    private final Commands commands;
    private final CallerResolver callers;

    RefusalRecorder(Commands commands, CallerResolver callers) {
        this.commands = commands;
        this.callers = callers;
    }

    /** Resolves nothing: it only looks, before the others. */
    @Override
    public @Nullable ModelAndView resolveException(
            HttpServletRequest request, HttpServletResponse response, @Nullable Object handler, Exception failure) {
        if (failure instanceof Refusal refusal && RECORDED.contains(refusal.reason())) {
            Identity identity = Identity.of(request);
            Optional<Asked> asked = Authorization.asked(request);
            if (identity.isAdmin() && asked.isPresent()) {
                record(identity, asked.get(), refusal, callers.anyway(request));
            }
        }
        return null;
    }

    private void record(Identity identity, Asked asked, Refusal refusal, Caller caller) {
        try {
            commands.send(
                    new RecordRefusal(
                            Objects.requireNonNull(identity.organizationId()),
                            Objects.requireNonNull(identity.userId()),
                            asked.operation(),
                            asked.targets(),
                            refusal.status(),
                            refusal.code()),
                    caller,
                    receipt -> receipt.changed());
        } catch (RuntimeException e) {
            // Refused it is, whether the log can take it or not.
            LOG.error("A refused {} could not be recorded: {}", asked.operation(), Failures.describe(e));
        }
    }

    @Override
    public int getOrder() {
        return HIGHEST_PRECEDENCE;
    }
}
