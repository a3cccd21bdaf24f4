package dev.rollcall.web;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The problems that are told by their status alone. */
final class StatusProblems {

    private StatusProblems() {}

    static Problem of(int status, @Nullable String instance) {
        return switch (status) {
            case 401 -> problem(status, "request.unauthenticated", "A valid bearer token is needed.", instance);
            case 403 -> problem(status, "request.forbidden", "This token does not allow that.", instance);
            case 404 -> problem(status, "resource.not-found", "There is nothing here.", instance);
            case 405 -> problem(status, "request.method-not-allowed", "This resource has no such method.", instance);
            case 406 -> problem(status, "request.not-acceptable", "None of the media types asked for.", instance);
            case 413 -> BodyLimit.problem(instance, null);
            case 415 -> problem(status, "request.unsupported-media-type", "The body must be JSON.", instance);
            case 501, 505 ->
                problem(status, "request.not-implemented", "This is no HTTP that is spoken here.", instance);
            case 503 ->
                problem(status, "service.unavailable", "Something needed does not answer; try again.", instance);
            default ->
                status < 500
                        ? problem(status, "request.malformed", "The request cannot be understood.", instance)
                        : problem(500, "service.failed", "Something went wrong here; it has been logged.", instance);
        };
    }

    private static Problem problem(int status, String code, String detail, @Nullable String instance) {
        return Problem.of(status, code, detail, instance, List.of());
    }
}
