package dev.rollcall.query.platform;

import dev.rollcall.web.Refusal;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** One page of a list: how much is asked for, and the answer with the way to the next. */
public final class Page {

    private static final int DEFAULT_LIMIT = 50;
    private static final int HIGHEST_LIMIT = 500;

    private Page() {}

    /** The body of every list. */
    public record Items<T>(List<T> items) {}

    /** @throws Refusal for a limit out of 1 to 500 */
    public static int limit(@Nullable Integer asked) {
        int limit = asked == null ? DEFAULT_LIMIT : asked;
        if (limit < 1 || limit > HIGHEST_LIMIT) {
            throw Refusal.invalidParameter("The limit must be 1 to %d.".formatted(HIGHEST_LIMIT));
        }
        return limit;
    }

    /**
     * Answers a page.
     *
     * @param found up to one item more than the limit: whether there is a next page
     * @param cursor where a page that ends with this row ends
     * @param answer what is shown of a row
     */
    public static <R, T> ResponseEntity<Items<T>> of(
            List<R> found, int limit, HttpServletRequest request, Function<R, String> cursor, Function<R, T> answer) {
        return of(found, limit, request, cursor, row -> true, answer);
    }

    /**
     * Answers a page without some of its rows: it is shorter then, and the next one begins where it would have.
     *
     * @param shown whether a row is
     */
    public static <R, T> ResponseEntity<Items<T>> of(
            List<R> found,
            int limit,
            HttpServletRequest request,
            Function<R, String> cursor,
            Predicate<R> shown,
            Function<R, T> answer) {
        List<R> rows = found.subList(0, Math.min(found.size(), limit));
        return of(
                found,
                limit,
                request,
                cursor,
                rows.stream().filter(shown).map(answer).toList());
    }

    /**
     * Answers a page whose items were made of all its rows together.
     *
     * @param answers of the rows up to the limit
     */
    public static <R, T> ResponseEntity<Items<T>> of(
            List<R> found, int limit, HttpServletRequest request, Function<R, String> cursor, List<T> answers) {
        Items<T> items = new Items<>(answers);
        if (found.size() <= limit) {
            return ResponseEntity.ok(items);
        }
        List<R> rows = found.subList(0, limit);
        String next = ServletUriComponentsBuilder.fromRequest(request)
                .scheme(null)
                .host(null)
                .port(null)
                .replaceQueryParam("cursor", cursor.apply(rows.getLast()))
                .build()
                .toUriString();
        return ResponseEntity.ok()
                .header(HttpHeaders.LINK, "<%s>; rel=\"next\"".formatted(next))
                .body(items);
    }
}
