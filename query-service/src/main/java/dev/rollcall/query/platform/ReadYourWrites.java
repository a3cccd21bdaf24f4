package dev.rollcall.query.platform;

import dev.rollcall.query.platform.AsOf.Point;
import dev.rollcall.query.platform.Progress.Waiting;
import dev.rollcall.web.Refusal;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.AnnotatedElementUtils;
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
    private final Progress progress;
    private final LogHead log;
    private final ReadTransaction read;
    private final AsOf asOfs;
    private final Moment moment;
    private final Readings readings;

    ReadYourWrites(
            Positions positions,
            Progress progress,
            LogHead log,
            ReadTransaction read,
            AsOf asOfs,
            Moment moment,
            Readings readings) {
        this.positions = positions;
        this.progress = progress;
        this.log = log;
        this.read = read;
        this.asOfs = asOfs;
        this.moment = moment;
        this.readings = readings;
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (handler instanceof HandlerMethod method) {
            Shows shows = AnnotatedElementUtils.findMergedAnnotation(method.getBeanType(), Shows.class);
            if (shows != null) {
                Point point = pointOf(request, method);
                long demanded = Math.max(demanded(request.getHeader(HEADER)), point == null ? 0 : point.position());
                long shown = begin(shows.value());
                if (shown < demanded) {
                    shown = await(shows.value(), demanded, shown);
                }
                if (point != null) {
                    read.travelTo(point.position());
                    moment.travelTo(point.instant());
                    shown = point.position();
                }
                response.setHeader(HEADER, Long.toString(shown));
            }
        }
        return true;
    }

    @Override
    public void afterCompletion(
            HttpServletRequest request, HttpServletResponse response, Object handler, @Nullable Exception failure) {
        read.end();
        moment.comeBack();
    }

    /** Where in the log the caller wants to be; null for its head. */
    private @Nullable Point pointOf(HttpServletRequest request, HandlerMethod method) {
        String asOf = request.getParameter("asOf");
        if (asOf == null || !method.hasMethodAnnotation(TimeTravel.class)) {
            return null;
        }
        Point point = asOfs.point(asOf);
        readings.recordTravel(request);
        return point;
    }

    /** Begins to read; returns with which position. */
    private long begin(String... projections) {
        read.begin();
        try {
            return positions.of(projections);
        } catch (RuntimeException e) {
            read.end(); // nobody is told of the end of a request that was refused here
            throw e;
        }
    }

    /** Holds no connection while it waits. */
    private long await(String[] projections, long demanded, long before) {
        read.end();
        if (log.position() < demanded) {
            throw behind(before, demanded); // nothing to wait for: the log has no such position
        }
        long deadline = System.nanoTime() + LONGEST_WAIT.toNanos();
        for (String projection : projections) {
            await(projection, demanded, deadline);
        }
        return begin(projections);
    }

    private void await(String projection, long demanded, long deadline) {
        try (Waiting waiting = progress.waitingFor(projection, demanded)) {
            while (true) {
                long shown = begin(projection);
                read.end();
                if (shown >= demanded) {
                    return;
                }
                if (!waiting.await(deadline - System.nanoTime())) {
                    throw behind(shown, demanded);
                }
            }
        }
    }

    private static Refusal behind(long shown, long demanded) {
        return Refusal.of(
                Refusal.Reason.UNAVAILABLE,
                "projection.behind",
                "This view has not come to position %d yet; it shows %d.".formatted(demanded, shown));
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
