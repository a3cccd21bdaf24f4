package dev.rollcall.standalone.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rollcall.standalone.parts.Home;
import dev.rollcall.standalone.parts.PartException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

class LaunchTest {
    private final List<String> happened = new CopyOnWriteArrayList<>();

    @Test
    void startsAfterWhatIsNeededAndStopsInTheReverseOrder() {
        Launch launch = launch(part("a"), part("b"), part("c", "a", "b", "not there"));

        assertThat(launch.start()).isTrue();
        launch.stop();
        launch.stop();

        assertThat(happened).hasSize(6).endsWith("start c", "stop c", "stop b", "stop a");
    }

    @Test
    void startsNothingThatNeedsWhatFailed() {
        Launch launch = launch(failing("a"), part("b", "a"));

        assertThatThrownBy(launch::start).isInstanceOf(PartException.class).hasMessage("a is broken");
        launch.stop();

        assertThat(happened).containsExactly("start a", "stop b", "stop a");
    }

    @Test
    void stopsTheOthersWhenOneCannotBeStopped() {
        Launch launch = launch(part("a"), new Recorded("b", List.of(), () -> {}, () -> {
            throw new PartException("b hangs");
        }));
        launch.start();

        launch.stop();

        assertThat(happened).endsWith("stop b", "stop a");
    }

    private static Launch launch(Part... parts) {
        return new Launch(new Home(Path.of("nowhere")), Arrays.asList(parts));
    }

    private Part part(String name, String... after) {
        return new Recorded(name, List.of(after), () -> {}, () -> {});
    }

    private Part failing(String name) {
        return new Recorded(
                name,
                List.of(),
                () -> {
                    throw new PartException(name + " is broken");
                },
                () -> {});
    }

    private final class Recorded implements Part {
        private final String name;
        private final List<String> after;
        private final Runnable start;
        private final Runnable stop;

        Recorded(String name, List<String> after, Runnable start, Runnable stop) {
            this.name = name;
            this.after = after;
            this.start = start;
            this.stop = stop;
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public List<String> after() {
            return after;
        }

        @Override
        public String address() {
            return "";
        }

        @Override
        public void start() {
            happened.add("start " + name);
            start.run();
        }

        @Override
        public Optional<ProcessHandle> process() {
            return Optional.empty();
        }

        @Override
        public void stop() {
            happened.add("stop " + name);
            stop.run();
        }
    }
}
