package dev.rollcall.web;

import dev.rollcall.web.Refusal.FieldError;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.ConstraintViolation;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.TypeMismatchException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.ServletWebRequest;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;

/** Turns everything that goes wrong into a problem; nothing of the inside (class, SQL, row value) gets out. */
@RestControllerAdvice
class Problems extends ResponseEntityExceptionHandler {

    private static final Logger LOG = LoggerFactory.getLogger(Problems.class);

    private final List<Clarification> clarifications;

    Problems(List<Clarification> clarifications) {
        this.clarifications = clarifications;
    }

    @ExceptionHandler
    ResponseEntity<Object> refused(Refusal known, WebRequest request) {
        breakOff(known, request);
        Refusal refusal = known;
        if (request instanceof ServletWebRequest servlet) {
            for (Clarification clarification : clarifications) {
                refusal = clarification.of(refusal, servlet.getRequest());
            }
        }
        ResponseEntity<Object> problem = Problem.of(
                        refusal.status(), refusal.code(), refusal.detail(), instance(request), refusal.errors())
                .response();
        HttpHeaders headers = new HttpHeaders(problem.getHeaders());
        refusal.headers().forEach(headers::set);
        return new ResponseEntity<>(problem.getBody(), headers, problem.getStatusCode());
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleMethodArgumentNotValid(
            MethodArgumentNotValidException invalid, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        List<FieldError> errors = invalid.getAllErrors().stream()
                .map(error -> fieldError(error.unwrap(ConstraintViolation.class)))
                .sorted(Comparator.comparing(FieldError::pointer))
                .toList();
        return refused(Refusal.invalid(errors), request);
    }

    private static FieldError fieldError(ConstraintViolation<?> violation) {
        String constraint = violation
                .getConstraintDescriptor()
                .getAnnotation()
                .annotationType()
                .getSimpleName();
        return new FieldError(
                JsonPointers.of(violation.getPropertyPath()),
                "field." + constraint.replaceAll("(?<=.)([A-Z])", "-$1").toLowerCase(Locale.ROOT),
                violation.getMessage());
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleHttpMessageNotReadable(
            HttpMessageNotReadableException unreadable,
            HttpHeaders headers,
            HttpStatusCode status,
            WebRequest request) {
        for (Throwable cause = unreadable.getCause(); cause != null; cause = cause.getCause()) {
            if (cause instanceof BodyLimit.BodyTooLargeException) {
                return BodyLimit.problem(instance(request), request.getHeader(HttpHeaders.CONTENT_TYPE))
                        .response();
            }
        }
        return switch (unreadable.getCause()) {
            case UnrecognizedPropertyException unknown ->
                refused(
                        Refusal.invalid(JsonPointers.of(unknown.getPath()), "field.unknown", "No such field."),
                        request);
            case DatabindException mismatch
            when !mismatch.getPath().isEmpty() ->
                refused(
                        Refusal.invalid(
                                JsonPointers.of(mismatch.getPath()), "field.wrong-type", "Not of the expected type."),
                        request);
            case JacksonException malformed -> refused(malformed("The body is not the JSON expected here."), request);
            case null, default -> refused(malformed("The body is missing or cannot be read."), request);
        };
    }

    private static Refusal malformed(String detail) {
        return Refusal.of(Refusal.Reason.MALFORMED, "request.malformed", detail);
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleTypeMismatch(
            TypeMismatchException mismatch, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        if (mismatch instanceof MethodArgumentTypeMismatchException argument
                && argument.getParameter().hasParameterAnnotation(PathVariable.class)) {
            return refused(Refusal.notFound("resource.not-found", "There is nothing here."), request);
        }
        String name = mismatch instanceof MethodArgumentTypeMismatchException argument
                ? argument.getName()
                : String.valueOf(mismatch.getPropertyName());
        return refused(
                Refusal.invalidParameter("The parameter '%s' has a value that it cannot have.".formatted(name)),
                request);
    }

    /** What the framework refuses by itself: method, media type, unknown path and the like. */
    @Override
    protected @Nullable ResponseEntity<Object> handleExceptionInternal(
            Exception refused, @Nullable Object body, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        ResponseEntity<Object> problem =
                StatusProblems.of(status.value(), instance(request)).response();
        return ResponseEntity.status(problem.getStatusCode())
                .headers(headers)
                .headers(problem.getHeaders())
                .body(problem.getBody());
    }

    /** Headers and parameters are looked at when they are read, which may be here: by the firewall, by the container. */
    @ExceptionHandler({RequestRejectedException.class, InvalidParameterException.class})
    ResponseEntity<Object> unreadable(WebRequest request) {
        return StatusProblems.of(400, instance(request)).response();
    }

    @ExceptionHandler
    ResponseEntity<Object> failed(Exception failure, WebRequest request) throws Exception {
        int status = Failures.statusOf(failure);
        // Messages of the driver carry row values; the types and the stack say enough.
        // The pattern, not the path, which can hold an address of a person.
        Object resource =
                request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE, RequestAttributes.SCOPE_REQUEST);
        LOG.error("{} answered {}: {}", resource, status, Failures.describe(failure));
        breakOff(failure, request);
        return StatusProblems.of(status, instance(request)).response();
    }

    /** What has begun as something else cannot end as a problem: then the connection ends, so that nobody takes it for whole. */
    private static <E extends Exception> void breakOff(E failure, WebRequest request) throws E {
        if (request instanceof ServletWebRequest servlet
                && servlet.getResponse() instanceof HttpServletResponse response
                && response.isCommitted()) {
            throw failure;
        }
    }

    private static @Nullable String instance(WebRequest request) {
        return request instanceof ServletWebRequest servlet
                ? servlet.getRequest().getRequestURI()
                : null;
    }
}
