package dev.rollcall.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.rollcall.web.Refusal.FieldError;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** The body of every error: problem details (RFC 9457) with a stable code. */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
record Problem(
        String type,
        String title,
        int status,
        String detail,
        @Nullable String instance,
        String code,
        List<FieldError> errors) {

    static Problem of(int status, String code, String detail, @Nullable String instance, List<FieldError> errors) {
        HttpStatus known = HttpStatus.resolve(status);
        return new Problem(
                "urn:rollcall:problem:" + code,
                known == null ? "Error" : known.getReasonPhrase(),
                status,
                detail,
                instance,
                code,
                errors);
    }

    ResponseEntity<Object> response() {
        ResponseEntity.BodyBuilder response =
                ResponseEntity.status(status).contentType(MediaType.APPLICATION_PROBLEM_JSON);
        if (status == HttpStatus.SERVICE_UNAVAILABLE.value()) {
            response.header("Retry-After", "1");
        }
        return response.body(this);
    }
}
