package dev.rollcall.query.platform;

import dev.rollcall.query.platform.Positions.Position;
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

    /** Progress made by another instance is not signalled here; it is looked for this often. */
    private static final Duration LOOK_AGAIN = Duration.ofMillis(50);

    private final Positions positions;
    private final Progress progress;
    private final LogHead log;

    ReadYourWrites(Positions positions, Progress progress, LogHead log) {
        this.positions = positions;
        this.progress = progress;
        this.log = log;
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (handler instanceof HandlerMethod method) {
            Shows shows = method.getBeanType().getAnnotation(Shows.class);
            if (shows != null) {
                long shown = await(shows.value(), demanded(request.getHeader(HEADER)));
                response.setHeader(HEADER, Long.toString(shown));
            }
        }
        return true;
    }

    private long await(String projection, long demanded) {
        long deadline = System.nanoTime() + LONGEST_WAIT.toNanos();
        Position now = positions.of(projection);
        if (now.position() < demanded && log.position() < demanded) {
            throw behind(now, demanded); // nothing to wait for: the log has no such position
        }
        while (now.position() < demanded || now.isRebuilding()) {
            long left = deadline - System.nanoTime();
            if (left <= 0) {
                throw behind(now, demanded);
            }
            progress.await(projection, Math.min(left, LOOK_AGAIN.toNanos()));
            now = positions.of(projection);
        }
        return now.position();
    }

    private static Refusal behind(Position now, long demanded) {
        String detail = now.isRebuilding()
                ? "This view is being rebuilt: it has come to position %d of %d."
                        .formatted(now.position(), now.rebuildTo())
                : "This view has not come to position %d yet; it shows %d.".formatted(demanded, now.position());
        return Refusal.of(Refusal.Reason.UNAVAILABLE, "projection.behind", detail);
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
