package dev.rollcall.web;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.web.HttpMediaTypeException;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.context.request.ServletWebRequest;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.HandlerMapping;

/**
 * Refuses callers who do not take JSON or do not send UTF-8. By itself the framework finds the first out only when it
 * writes the answer, and a change would be refused that has been made; and it reads what is marked as Latin-1 as such.
 */
final class SpeaksJson implements HandlerInterceptor {

    private static final AcceptedTypes ACCEPT = new AcceptedTypes();

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
            throws HttpMediaTypeException {
        if (handler instanceof HandlerMethod && request.getDispatcherType() == DispatcherType.REQUEST) {
            if (!isUtf8(request.getContentType())) {
                throw new HttpMediaTypeNotSupportedException("A body is in UTF-8");
            }
            if (!takesJson(request)) {
                throw new HttpMediaTypeNotAcceptableException(List.of(MediaType.APPLICATION_JSON));
            }
        }
        return true;
    }

    private static boolean isUtf8(@Nullable String contentType) {
        if (contentType == null) {
            return true;
        }
        try {
            MediaType type = MediaType.parseMediaType(contentType);
            return type.isConcrete()
                    && (type.getCharset() == null || type.getCharset().equals(StandardCharsets.UTF_8));
        } catch (InvalidMediaTypeException e) {
            return false;
        }
    }

    /** A handler that says itself what it produces has been chosen by that. */
    private static boolean takesJson(HttpServletRequest request) throws HttpMediaTypeNotAcceptableException {
        return request.getAttribute(HandlerMapping.PRODUCIBLE_MEDIA_TYPES_ATTRIBUTE) != null
                || ACCEPT.resolveMediaTypes(new ServletWebRequest(request)).stream()
                        .anyMatch(MediaType.APPLICATION_JSON::isCompatibleWith);
    }
}
