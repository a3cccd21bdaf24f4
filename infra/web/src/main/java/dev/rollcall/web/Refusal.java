package dev.rollcall.web;

import java.util.List;
import java.util.Map;
import org.springframework.http.HttpHeaders;

/**
 * A request that is understood and not granted, by a rule or for want of something; the one type for all of them.
 *
 * <p>Code and detail reach the caller: they carry no secret and nothing of another organization.
 */
public final class Refusal extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final Reason reason;
    private final String code;
    private final transient List<FieldError> errors;
    private final transient Map<String, String> headers;

    /** Why, in the terms of HTTP (RFC 9110, section 15). */
    public enum Reason {
        MALFORMED(400),
        UNAUTHENTICATED(401),
        FORBIDDEN(403),
        NOT_FOUND(404),
        CONFLICT(409),
        STALE(412),
        INVALID(422),
        TOO_MANY_REQUESTS(429),
        UNAVAILABLE(503);

        private final int status;

        Reason(int status) {
            this.status = status;
        }

        int status() {
            return status;
        }
    }

    /**
     * What is wrong with one field of the body.
     *
     * @param pointer a JSON Pointer (RFC 6901)
     */
    public record FieldError(String pointer, String code, String detail) {}

    private Refusal(Reason reason, String code, String detail, List<FieldError> errors, Map<String, String> headers) {
        super(detail, null, false, false);
        this.headers = Map.copyOf(headers);
        this.reason = reason;
        this.code = code;
        this.errors = List.copyOf(errors);
    }

    public static Refusal of(Reason reason, String code, String detail) {
        return new Refusal(reason, code, detail, List.of(), Map.of());
    }

    /** Who asks is not known (RFC 6750, section 3). */
    public static Refusal unauthenticated(String code, String detail) {
        return new Refusal(
                Reason.UNAUTHENTICATED, code, detail, List.of(), Map.of(HttpHeaders.WWW_AUTHENTICATE, "Bearer"));
    }

    /**
     * Who asks has to prove once more who they are (RFC 9470, section 3).
     *
     * @param maxAgeSeconds how long ago that may be
     */
    public static Refusal stepUp(int maxAgeSeconds) {
        String detail = "Your own password authentication must be at most %d seconds old.".formatted(maxAgeSeconds);
        String challenge = "Bearer error=\"insufficient_user_authentication\", error_description=\"%s\", max_age=\"%d\""
                .formatted(detail, maxAgeSeconds);
        return new Refusal(
                Reason.UNAUTHENTICATED,
                "access.step-up-required",
                detail,
                List.of(),
                Map.of(HttpHeaders.WWW_AUTHENTICATE, challenge));
    }

    /** There is no room for it now (RFC 6585, section 4). */
    public static Refusal tooMany(String code, String detail, long retryAfterSeconds) {
        return new Refusal(
                Reason.TOO_MANY_REQUESTS,
                code,
                detail,
                List.of(),
                Map.of(HttpHeaders.RETRY_AFTER, Long.toString(retryAfterSeconds)));
    }

    /** There is no such thing, or the caller may not know of it. */
    public static Refusal notFound(String code, String detail) {
        return of(Reason.NOT_FOUND, code, detail);
    }

    /** A rule of the business stands against it. */
    public static Refusal conflict(String code, String detail) {
        return of(Reason.CONFLICT, code, detail);
    }

    /** A parameter of the query has a value that it cannot have. */
    public static Refusal invalidParameter(String detail) {
        return of(Reason.MALFORMED, "request.invalid-parameter", detail);
    }

    /** A field of the body holds what it must not. */
    public static Refusal invalid(String pointer, String code, String detail) {
        return invalid(List.of(new FieldError(pointer, code, detail)));
    }

    public static Refusal invalid(List<FieldError> errors) {
        return new Refusal(Reason.INVALID, "request.invalid-fields", "Some fields are not valid.", errors, Map.of());
    }

    /** The same with pointers that do not begin with a prefix which the body does not have. */
    public Refusal movedUp(String prefix) {
        return errors.isEmpty()
                ? this
                : invalid(errors.stream()
                        .map(error -> new FieldError(
                                error.pointer().startsWith(prefix)
                                        ? error.pointer().substring(prefix.length())
                                        : error.pointer(),
                                error.code(),
                                error.detail()))
                        .toList());
    }

    /** The stable code, such as {@code user.last-super-admin}. */
    public String code() {
        return code;
    }

    public Reason reason() {
        return reason;
    }

    /** What is wrong field by field; empty unless that is the reason. */
    public List<FieldError> errors() {
        return errors;
    }

    /** What the answer says beside its body. */
    public Map<String, String> headers() {
        return headers;
    }

    public int status() {
        return reason.status();
    }

    String detail() {
        return String.valueOf(getMessage());
    }
}
