package dev.rollcall.standalone.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

class AnswerTest {

    @Test
    void saysWhatTheProblemSaysInOneLine() {
        var problem = """
                {"code": "request.invalid", "title": "No", "detail": "Two\\nlines\\u001b[2J.",
                 "errors": [{"pointer": "/email", "detail": "is no address"}]}""";

        assertThat(answer(problem).problem().about("employee e1"))
                .hasMessage("request.invalid: Two lines [2J. (/email is no address) (employee e1)");
    }

    @Test
    void hasACodeEvenWithoutAProblem() {
        assertThat(new Answer(502, MissingNode.getInstance(), Optional.empty()).problem())
                .hasMessage("http.502: the server answered with status 502");
    }

    private static Answer answer(String body) {
        return new Answer(422, JsonMapper.shared().readTree(body), Optional.empty());
    }
}
