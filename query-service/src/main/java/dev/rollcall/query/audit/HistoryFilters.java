package dev.rollcall.query.audit;

import dev.rollcall.events.EventCatalog;
import dev.rollcall.query.platform.AsOf;
import dev.rollcall.web.Refusal;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads from a request which part of a history is asked for. */
@Component
class HistoryFilters {

    private static final int MOST_TYPES = 20;
    private static final Pattern TYPE = Pattern.compile("[a-z-]{1,40}\\.[a-z-]{0,60}");
    private static final Pattern ACTOR = Pattern.compile("operator|system|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    private final AsOf points;
    private final HistoryProjection index;

    HistoryFilters(AsOf points, HistoryProjection index) {
        this.points = points;
        this.index = index;
    }

    /**
     * @param userId of whose history; null for the organization's
     * @throws Refusal for a parameter that makes no sense
     */
    HistoryFilter of(UUID organizationId, @Nullable UUID userId, HttpServletRequest request) {
        String from = request.getParameter("from");
        String to = request.getParameter("to");
        return new HistoryFilter(
                userId,
                userId != null && index.atHome(organizationId, Set.of(userId)).contains(userId),
                types(request.getParameter("type")),
                actor(request.getParameter("actor")),
                from == null ? 0 : points.first(from),
                to == null ? Long.MAX_VALUE : points.point(to).position(),
                newestFirst(request.getParameter("sort")));
    }

    private static List<String> types(@Nullable String type) {
        List<String> asked = type == null
                ? List.of()
                : Stream.of(type.split(",", -1)).distinct().toList();
        if (asked.size() > MOST_TYPES
                || !asked.stream().allMatch(each -> TYPE.matcher(each).matches())) {
            throw Refusal.invalidParameter(
                    "The types must be up to %d, such as user.role-changed, or user. for all of users, separated by commas."
                            .formatted(MOST_TYPES));
        }
        return asked.stream().flatMap(HistoryFilters::named).distinct().toList();
    }

    /** A name that ends with a dot stands for all that begin so; one that no event has, for none. */
    private static Stream<String> named(String asked) {
        return asked.endsWith(".")
                ? Stream.concat(
                        Stream.of(asked),
                        EventCatalog.types()
                                .map(each -> EventCatalog.wireTypeOf(each).name())
                                .filter(name -> name.startsWith(asked)))
                : Stream.of(asked);
    }

    private static @Nullable String actor(@Nullable String actor) {
        if (actor != null && !ACTOR.matcher(actor).matches()) {
            throw Refusal.invalidParameter("The actor must be the id of a user, operator or system.");
        }
        return actor;
    }

    private static boolean newestFirst(@Nullable String sort) {
        if (sort != null && !sort.equals("position") && !sort.equals("-position")) {
            throw Refusal.invalidParameter("A history can be sorted by position and -position.");
        }
        return "-position".equals(sort);
    }
}
