package dev.rollcall.command.platform;

import dev.rollcall.access.Identity;
import dev.rollcall.web.Refusal;
import dev.rollcall.web.RequestId;
import dev.rollcall.web.tracing.Traces;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

/** Gives controllers the {@link Caller} of a request. */
@Component
public class CallerResolver implements HandlerMethodArgumentResolver {

    private static final int LONGEST_CLIENT = 256;

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType().equals(Caller.class);
    }

    @Override
    public Caller resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest web,
            @Nullable WebDataBinderFactory binders) {
        HttpServletRequest request = Objects.requireNonNull(web.getNativeRequest(HttpServletRequest.class));
        return of(request, ifMatch(request.getHeader(HttpHeaders.IF_MATCH)), RequestKeys.of(request));
    }

    /** The caller of a request that was refused, whatever its conditions. */
    public Caller anyway(HttpServletRequest request) {
        return of(request, null, null);
    }

    private static Caller of(
            HttpServletRequest request, @Nullable List<Long> ifMatch, @Nullable RequestKey requestKey) {
        return new Caller(
                Identity.of(request),
                RequestId.of(request),
                request.getRemoteAddr(),
                client(request.getHeader(HttpHeaders.USER_AGENT)),
                Traces.of(request).orElse(null),
                ifMatch,
                requestKey);
    }

    private static @Nullable String client(@Nullable String userAgent) {
        return userAgent == null ? null : userAgent.substring(0, Math.min(userAgent.length(), LONGEST_CLIENT));
    }

    private static @Nullable List<Long> ifMatch(@Nullable String header) {
        if (header == null || header.strip().equals("*")) {
            return null;
        }
        return EntityTags.versions(header)
                .orElseThrow(() -> Refusal.of(
                        Refusal.Reason.MALFORMED, "request.malformed", "If-Match holds no list of entity tags."));
    }
}
