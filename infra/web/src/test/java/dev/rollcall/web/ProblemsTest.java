package dev.rollcall.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.web.context.request.ServletWebRequest;

@DisplayName("The answer to a refused request")
class ProblemsTest {

    private static ResponseEntity<Object> answerTo(Refusal refusal) {
        return new Problems(List.of())
                .refused(refusal, new ServletWebRequest(new MockHttpServletRequest("POST", "/v1/sessions")));
    }

    @Test
    @DisplayName("says when to come again, where that is known")
    void retryAfter() {
        ResponseEntity<Object> answer = answerTo(Refusal.tooMany("sign-in.busy", "Too many at once.", 7));

        assertThat(answer.getStatusCode().value()).isEqualTo(429);
        assertThat(answer.getHeaders().get("Retry-After")).containsExactly("7");
        assertThat(answer.getHeaders().getContentType()).isEqualTo(MediaType.APPLICATION_PROBLEM_JSON);
        assertThat(((Problem) Objects.requireNonNull(answer.getBody())).code()).isEqualTo("sign-in.busy");
    }

    @Test
    @DisplayName("says nothing of the kind otherwise")
    void otherwise() {
        assertThat(answerTo(Refusal.conflict("user.exists", "There is one."))
                        .getHeaders()
                        .get("Retry-After"))
                .isNull();
        assertThat(answerTo(Refusal.of(Refusal.Reason.UNAVAILABLE, "service.unavailable", "Not now."))
                        .getHeaders()
                        .get("Retry-After"))
                .containsExactly("1");
    }

    @Test
    @DisplayName("is none where an answer has begun: the connection is cut, so that nobody takes that for whole")
    void brokenOff() {
        MockHttpServletResponse begun = new MockHttpServletResponse();
        begun.setCommitted(true);
        ServletWebRequest request = new ServletWebRequest(new MockHttpServletRequest("GET", "/v1/export"), begun);
        Refusal refusal = Refusal.conflict("audit.tree-tampered", "Not what was signed.");

        assertThatThrownBy(() -> new Problems(List.of()).refused(refusal, request))
                .isSameAs(refusal);
    }
}
