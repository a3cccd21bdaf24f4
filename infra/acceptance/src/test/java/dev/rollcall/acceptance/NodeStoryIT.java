package dev.rollcall.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.acceptance.NodeProgram.Run;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Runs {@code story.mjs} from outside, as anybody may who reads it. */
@RunsRollcall
@DisplayName("A script for Node.js")
class NodeStoryIT {

    private static final Path FOLDER = Path.of("src/test/node").toAbsolutePath();

    private final Rollcall rollcall;

    NodeStoryIT(Rollcall rollcall) {
        this.rollcall = rollcall;
    }

    private Run run(String operatorToken) throws Exception {
        return NodeProgram.find("node")
                .run(
                        FOLDER,
                        Map.of(
                                "ROLLCALL_ORIGIN",
                                rollcall.origin().toString(),
                                "ROLLCALL_OPERATOR_TOKEN",
                                operatorToken),
                        "story.mjs");
    }

    @Test
    @DisplayName("R40 R41 R42 tells how a password is reset, step by step")
    void story() throws Exception {
        Run run = run(rollcall.token());

        assertThat(run.status()).as(run.output()).isZero();
        assertThat(run.output())
                .containsSubsequence(
                        "1. ",
                        "Ada signs in",
                        "Ada resets Ben's password, which ends 1 web session and 1 mobile session",
                        "His old sessions and his old password are refused",
                        "Ben signs in with the one-time password",
                        "He can do nothing else before he has chosen a new one",
                        "Ben chooses a new password, and everything works",
                        "All as expected.");
    }

    @Test
    @DisplayName("ends with 1 and says why where an answer is another")
    void notAsExpected() throws Exception {
        Run run = run("not-the-operator");

        assertThat(run.status()).as(run.output()).isEqualTo(1);
        assertThat(run.output())
                .contains("POST /v1/organizations: 201 was expected, but it is 401 request.unauthenticated")
                .doesNotContain("as expected.");
    }
}
