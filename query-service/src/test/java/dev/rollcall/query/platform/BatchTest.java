package dev.rollcall.query.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class BatchTest {

    private final Batch batch = new Batch(7);

    @Test
    @DisplayName("An event that is shown already is not handled again")
    void once() {
        assertThat(batch.takes(6)).isFalse();
        assertThat(batch.takes(7)).isFalse();
        assertThat(batch.takes(8)).isTrue();
        assertThat(batch.takes(8)).isFalse();
        assertThat(batch.position()).isEqualTo(8);
    }

    @Test
    @DisplayName("An event is never skipped: who is offered a later one stops")
    void inOrder() {
        assertThatThrownBy(() -> batch.takes(9)).isInstanceOf(IllegalStateException.class);
        assertThat(batch.position()).isEqualTo(7);
    }
}
