package dev.rollcall.torture.load;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.torture.proof.Verdict;
import org.junit.jupiter.api.Test;

class TestimonyTest {

    private final Testimony testimony = new Testimony();

    @Test
    void isContentWithFreshReads() {
        testimony.fresh();
        assertThat(testimony.verdicts()).allMatch(Verdict::holds);
    }

    @Test
    void isNotContentWithoutReads() {
        assertThat(testimony.verdicts()).noneMatch(Verdict::holds);
    }

    @Test
    void doesNotForgetAStaleReadAmongFreshOnes() {
        testimony.fresh();
        testimony.stale("GET /v1/organizations shows version 2");
        testimony.fresh();
        assertThat(testimony.verdicts())
                .filteredOn(verdict -> !verdict.holds())
                .singleElement()
                .satisfies(verdict ->
                        assertThat(verdict.violations()).containsExactly("GET /v1/organizations shows version 2"));
    }

    @Test
    void doesNotForgetAnAnswerThatNoOutageExplains() {
        testimony.fresh();
        testimony.unsuitable("PUT is answered 500");
        assertThat(testimony.verdicts()).filteredOn(verdict -> !verdict.holds()).hasSize(1);
    }
}
