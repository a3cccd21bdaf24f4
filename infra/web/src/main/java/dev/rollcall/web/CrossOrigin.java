package dev.rollcall.web;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.http.server.ServletServerHttpResponse;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.cors.CorsConfigurationSource;
import org.springframework.web.cors.CorsUtils;
import org.springframework.web.cors.DefaultCorsProcessor;
import org.springframework.web.filter.CorsFilter;

/**
 * Lets pages of other origins call, those that the operator names (Fetch, section 3.3). Without cookies there is nothing
 * that a page of another origin could misuse; what it gets without permission, its browser keeps from it.
 */
final class CrossOrigin {

    private static final List<String> METHODS = List.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE");

    private static final List<String> SENT = List.of(
            HttpHeaders.ACCEPT,
            HttpHeaders.AUTHORIZATION,
            HttpHeaders.CONTENT_TYPE,
            HttpHeaders.IF_MATCH,
            HttpHeaders.IF_NONE_MATCH,
            "Idempotency-Key",
            "Rollcall-Position",
            RequestId.HEADER,
            "traceparent");

    private static final List<String> SHOWN = List.of(
            HttpHeaders.ETAG,
            HttpHeaders.LOCATION,
            HttpHeaders.LINK,
            "Rollcall-Position",
            HttpHeaders.RETRY_AFTER,
            HttpHeaders.WWW_AUTHENTICATE,
            RequestId.HEADER);

    private CrossOrigin() {}

    /**
     * @param origins exact ones, such as {@code https://admin.example}
     * @throws InvalidSettingException if one is none
     */
    static CorsFilter filter(List<String> origins, ProblemWriter problems) {
        origins.forEach(CrossOrigin::check);
        CorsConfiguration allowed = new CorsConfiguration();
        allowed.setAllowedOrigins(origins);
        allowed.setAllowedMethods(METHODS);
        allowed.setAllowedHeaders(SENT);
        allowed.setExposedHeaders(SHOWN);
        allowed.setAllowCredentials(false);
        allowed.setMaxAge(Duration.ofHours(1));
        // Requests of others pass as if there were no such thing: a proxy that hides the scheme makes one's own origin
        // look like another, and must not have its requests refused.
        CorsConfigurationSource source = request -> CorsUtils.isPreFlightRequest(request)
                        || allowed.checkOrigin(request.getHeader(HttpHeaders.ORIGIN)) != null
                ? allowed
                : null;
        CorsFilter filter = new CorsFilter(source);
        filter.setCorsProcessor(new RefusingByProblem(problems));
        return filter;
    }

    private static void check(String origin) {
        try {
            URI uri = URI.create(origin);
            if (("http".equals(uri.getScheme()) || "https".equals(uri.getScheme()))
                    && uri.getHost() != null
                    && origin.equals(uri.getScheme() + "://" + uri.getAuthority())
                    && uri.getUserInfo() == null
                    && origin.equals(origin.toLowerCase(Locale.ROOT))) {
                return;
            }
        } catch (IllegalArgumentException e) {
            // Said below.
        }
        throw new InvalidSettingException(
                "ROLLCALL_CORS_ORIGINS has '%s', which is no origin like https://admin.example".formatted(origin));
    }

    private static final class RefusingByProblem extends DefaultCorsProcessor {

        private final ProblemWriter problems;

        RefusingByProblem(ProblemWriter problems) {
            this.problems = problems;
        }

        @Override
        protected void rejectRequest(ServerHttpResponse response) throws IOException {
            problems.write(
                    ((ServletServerHttpResponse) response).getServletResponse(),
                    Problem.of(
                            403,
                            "request.cross-origin",
                            "Pages of this origin may not send that here.",
                            null,
                            List.of()));
        }
    }
}
