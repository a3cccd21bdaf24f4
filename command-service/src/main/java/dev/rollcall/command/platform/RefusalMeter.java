package dev.rollcall.command.platform;

import dev.rollcall.web.Refusal;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.ModelAndView;

/** Counts refused changes by their codes, of which there are as many as the code has. */
@Component
class RefusalMeter implements HandlerExceptionResolver, Ordered {

    private final MeterRegistry meters;

    RefusalMeter(MeterRegistry meters) {
        this.meters = meters;
    }

    /** Resolves nothing: it only looks, before the others. */
    @Override
    public @Nullable ModelAndView resolveException(
            HttpServletRequest request, HttpServletResponse response, @Nullable Object handler, Exception failure) {
        if (failure instanceof Refusal refusal) {
            meters.counter("rollcall.refused", "code", refusal.code()).increment();
        }
        return null;
    }

    @Override
    public int getOrder() {
        return HIGHEST_PRECEDENCE;
    }
}
