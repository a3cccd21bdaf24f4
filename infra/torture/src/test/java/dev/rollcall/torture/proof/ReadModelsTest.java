package dev.rollcall.torture.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ReadModelsTest {

    private static final ReadModels LIVE =
            new ReadModels(Map.of("teams", List.of("(1,East)", "(2,West)"), "users", List.of("(1,Ada)")));

    private static Verdict after(Map<String, List<String>> replayed) {
        return LIVE.equalsReplay(new ReadModels(replayed));
    }

    @Test
    void isContentWithTheSameRowsInAnyOrder() {
        assertThat(after(Map.of("users", List.of("(1,Ada)"), "teams", List.of("(2,West)", "(1,East)")))
                        .holds())
                .isTrue();
    }

    @Test
    void seesARowThatDiffers() {
        assertThat(after(Map.of("teams", List.of("(1,East)", "(2,Far West)"), "users", List.of("(1,Ada)")))
                        .violations())
                .hasSize(2)
                .anyMatch(line -> line.contains("the live one only: (2,West)"))
                .anyMatch(line -> line.contains("the replay only: (2,Far West)"));
    }

    @Test
    void seesARowThatIsThereTwice() {
        assertThat(after(Map.of("teams", List.of("(1,East)", "(2,West)", "(2,West)"), "users", List.of("(1,Ada)")))
                        .holds())
                .isFalse();
    }

    @Test
    void seesATableThatIsMissing() {
        assertThat(after(Map.of("teams", List.of("(1,East)", "(2,West)"))).holds())
                .isFalse();
    }

    @Test
    void isNotContentWithoutRows() {
        var empty = new ReadModels(Map.of("teams", List.of()));
        assertThat(empty.equalsReplay(empty).holds()).isFalse();
    }
}
