package dev.rollcall.query.platform;

import dev.rollcall.web.Refusal;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/**
 * Lets a read wait until its projection shows the position that the caller demands, and says which one it shows. The
 * position is read before the rows, so that these show at least as much.
 */
@Component
class ReadYourWrites implements HandlerInterceptor {

    private static final String HEADER = "Rollcall-Position";
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(2);

    private final Positions positions;

    ReadYourWrites(Positions positions) {
        this.positions = positions;
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (handler instanceof HandlerMethod method) {
            Shows shows = method.getBeanType().getAnnotation(Shows.class);
            if (shows != null) {
                long demanded = demanded(request.getHeader(HEADER));
                long shown = positions.await(shows.value(), demanded, LONGEST_WAIT);
                if (shown < demanded) {
                    throw Refusal.of(
                            Refusal.Reason.UNAVAILABLE,
                            "projection.behind",
                            "This view has not come to position %d yet; it shows %d.".formatted(demanded, shown));
                }
                response.setHeader(HEADER, Long.toString(shown));
            }
        }
        return true;
    }

    private static long demanded(@Nullable String header) {
        if (header == null) {
            return 0;
        }
        if (!header.matches("\\d{1,18}")) {
            throw Refusal.of(Refusal.Reason.MALFORMED, "request.malformed", "Rollcall-Position must be a position.");
        }
        return Long.parseLong(header);
    }
}
