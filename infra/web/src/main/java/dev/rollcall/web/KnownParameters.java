package dev.rollcall.web;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.core.DefaultParameterNameDiscoverer;
import org.springframework.core.MethodParameter;
import org.springframework.core.ParameterNameDiscoverer;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.util.UriComponentsBuilder;

/** Refuses parameters that a resource does not have or that say nothing: a filter gone wrong must not show everybody. */
final class KnownParameters implements HandlerInterceptor {

    private static final ParameterNameDiscoverer NAMES = new DefaultParameterNameDiscoverer();

    private final Map<HandlerMethod, Set<String>> known = new ConcurrentHashMap<>();

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (handler instanceof HandlerMethod method
                && request.getDispatcherType() == DispatcherType.REQUEST
                && request.getQueryString() != null) {
            Set<String> expected = known.computeIfAbsent(method, KnownParameters::parametersOf);
            UriComponentsBuilder.newInstance()
                    .query(request.getQueryString())
                    .build()
                    .getQueryParams()
                    .forEach((name, values) -> check(name, values, expected));
        }
        return true;
    }

    private static void check(String name, List<@Nullable String> values, Set<String> expected) {
        if (!expected.contains(name)) {
            throw Refusal.of(
                    Refusal.Reason.MALFORMED,
                    "request.unknown-parameter",
                    expected.isEmpty()
                            ? "This resource takes no parameters."
                            : "The parameters here are: "
                                    + expected.stream().sorted().collect(Collectors.joining(", ")));
        }
        if (values.size() != 1 || values.getFirst() == null || values.getFirst().isBlank()) {
            throw Refusal.invalidParameter("The parameter '%s' needs one value.".formatted(name));
        }
    }

    private static Set<String> parametersOf(HandlerMethod method) {
        AlsoTakes others = AnnotatedElementUtils.findMergedAnnotation(method.getMethod(), AlsoTakes.class);
        return Stream.concat(
                        Stream.of(method.getMethodParameters())
                                .filter(parameter -> parameter.hasParameterAnnotation(RequestParam.class))
                                .map(KnownParameters::nameOf),
                        others == null ? Stream.empty() : Stream.of(others.value()))
                .collect(Collectors.toUnmodifiableSet());
    }

    private static String nameOf(MethodParameter parameter) {
        parameter.initParameterNameDiscovery(NAMES);
        return String.valueOf(parameter.getParameterName());
    }
}
