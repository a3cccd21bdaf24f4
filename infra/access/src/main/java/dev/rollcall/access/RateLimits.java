package dev.rollcall.access;

import dev.rollcall.web.ProblemAnswers;
import dev.rollcall.web.Refusal;
import io.github.bucket4j.TimeMeter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.UUID;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Sends those away who ask too often: by their address until it is known who they are, by their token from then on. The
 * operator is not counted.
 */
final class RateLimits extends OncePerRequestFilter {

    private final RateLimit<String> perAddress;
    private final RateLimit<UUID> perToken;
    private final RequestMatcher free;
    private final ProblemAnswers problems;

    /**
     * @param perAddress requests per second without a valid token, 0 for no limit
     * @param perToken requests per second of one session or API token, 0 for no limit
     * @param free what is not counted
     */
    RateLimits(int perAddress, int perToken, TimeMeter time, RequestMatcher free, ProblemAnswers problems) {
        this.perAddress = new RateLimit<>(perAddress, time);
        this.perToken = new RateLimit<>(perToken, time);
        this.free = free;
        this.problems = problems;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return free.matches(request);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Identity identity = Identity.of(request);
        long wait = switch (identity.kind()) {
            case OPERATOR, SYSTEM -> 0;
            case ANONYMOUS -> perAddress.secondsToWait(Network.of(request.getRemoteAddr()));
            case SESSION, API_TOKEN -> identity.grantId() == null ? 0 : perToken.secondsToWait(identity.grantId());
        };
        if (!refuse(request, response, wait)) {
            chain.doFilter(request, response);
        }
    }

    /** For a token that turned out invalid, which is known only then: whether that was one too many, and is answered. */
    boolean refuseInvalidToken(HttpServletRequest request, HttpServletResponse response) throws IOException {
        return refuse(request, response, perAddress.secondsToWait(Network.of(request.getRemoteAddr())));
    }

    private boolean refuse(HttpServletRequest request, HttpServletResponse response, long wait) throws IOException {
        if (wait > 0) {
            problems.write(
                    request,
                    response,
                    Refusal.tooMany("request.too-many", "Too many requests; try again later.", wait));
        }
        return wait > 0;
    }
}
