package dev.rollcall.command.platform;

import dev.rollcall.web.Refusal;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ContentCachingRequestWrapper;
import org.springframework.web.util.WebUtils;

/** Reads {@code Idempotency-Key}, and keeps the body of a request that has one, to tell it from another. */
@Component
class RequestKeys extends OncePerRequestFilter {

    private static final String HEADER = "Idempotency-Key";
    private static final Pattern VALID = Pattern.compile("[\\x21-\\x7e]{1,255}");
    private static final int LONGEST_BODY = 1 << 20;

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        chain.doFilter(
                request.getHeader(HEADER) == null ? request : new ContentCachingRequestWrapper(request, LONGEST_BODY),
                response);
    }

    /** Null for a request without one. */
    static @Nullable RequestKey of(HttpServletRequest request) {
        String key = request.getHeader(HEADER);
        if (key == null) {
            return null;
        }
        if (!VALID.matcher(key).matches()) {
            throw Refusal.of(
                    Refusal.Reason.MALFORMED,
                    "request.malformed",
                    "Idempotency-Key must be 1 to 255 visible ASCII characters.");
        }
        return new RequestKey(key, () -> fingerprint(request));
    }

    private static String fingerprint(HttpServletRequest request) {
        ContentCachingRequestWrapper cached =
                Objects.requireNonNull(WebUtils.getNativeRequest(request, ContentCachingRequestWrapper.class));
        try {
            MessageDigest hash = MessageDigest.getInstance("SHA-256");
            hash.update("%s %s?%s\n"
                    .formatted(request.getMethod(), request.getRequestURI(), request.getQueryString())
                    .getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash.digest(cached.getContentAsByteArray()));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }
}
