package dev.rollcall.web;

import java.util.List;

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

    /** Why, in the terms of HTTP (RFC 9110, section 15). */
    public enum Reason {
        MALFORMED(400),
        NOT_FOUND(404),
        CONFLICT(409),
        STALE(412),
        INVALID(422),
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

    private Refusal(Reason reason, String code, String detail, List<FieldError> errors) {
        super(detail, null, false, false);
        this.reason = reason;
        this.code = code;
        this.errors = List.copyOf(errors);
    }

    public static Refusal of(Reason reason, String code, String detail) {
        return new Refusal(reason, code, detail, List.of());
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
        return new Refusal(Reason.INVALID, "request.invalid-fields", "Some fields are not valid.", errors);
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

    String detail() {
        return String.valueOf(getMessage());
    }
}
