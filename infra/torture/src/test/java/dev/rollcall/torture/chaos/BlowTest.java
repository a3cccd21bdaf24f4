package dev.rollcall.torture.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class BlowTest {

    private static final List<Victim> VICTIMS = Stream.of("postgresql", "kafka", "command-1", "command-2", "query-1")
            .<Victim>map(Bystander::new)
            .toList();

    private static List<Blow> blows(long seed) {
        Random random = new Random(seed);
        return Stream.generate(() -> Blow.of(random, VICTIMS)).limit(300).toList();
    }

    @Test
    void comesAgainWithTheSameSeed() {
        assertThat(blows(7)).isEqualTo(blows(7)).isNotEqualTo(blows(8));
    }

    @Test
    void hitsEveryPartOneSeveralAndAllAtOnce() {
        assertThat(blows(7).stream().flatMap(blow -> blow.killed().stream())).containsAll(VICTIMS);
        assertThat(blows(7).stream().map(blow -> blow.killed().size())).contains(1, 2, 3, VICTIMS.size());
    }

    @Test
    void alwaysDoesSomething() {
        assertThat(blows(7)).allMatch(blow -> !blow.killed().isEmpty() || blow.paused() != null);
    }

    @Test
    void stopsOnlyWritersThatAreNotKilled() {
        List<Blow> stopping =
                blows(7).stream().filter(blow -> blow.paused() != null).toList();
        assertThat(stopping).isNotEmpty().allSatisfy(blow -> {
            assertThat(blow.killed()).doesNotContain(blow.paused());
            assertThat(blow.paused()).extracting(Victim::writes).isEqualTo(true);
        });
    }

    private record Bystander(String name) implements Victim {
        @Override
        public boolean writes() {
            return name.startsWith("command");
        }

        @Override
        public void start() {
            throw new UnsupportedOperationException();
        }

        @Override
        public boolean isAlive() {
            return true;
        }

        @Override
        public void kill() {
            throw new UnsupportedOperationException();
        }

        @Override
        public void pause() {
            throw new UnsupportedOperationException();
        }

        @Override
        public void resume() {
            throw new UnsupportedOperationException();
        }

        @Override
        public void end() {
            throw new UnsupportedOperationException();
        }
    }
}
