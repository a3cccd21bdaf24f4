package dev.rollcall.standalone.replay;

import dev.rollcall.standalone.parts.Home;
import dev.rollcall.standalone.parts.PartException;
import dev.rollcall.standalone.parts.Patience;
import dev.rollcall.standalone.parts.Secrets;
import dev.rollcall.standalone.run.Launched;
import java.time.Duration;
import java.util.concurrent.Callable;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code ./rollcall replay}. */
@Command(name = "replay", description = "Rebuild a projection from the first event.")
public final class Replay implements Callable<Integer> {
    /** A replay that makes no progress for so long has met something that it cannot get over. */
    private static final Duration STUCK = Duration.ofMinutes(2);

    @Parameters(paramLabel = "PROJECTION", description = "Its name, such as contacts.")
    private String name = "";

    @Override
    public Integer call() {
        Home home = Home.current();
        Launched launched = Launched.last(home)
                .orElseThrow(() -> new PartException("nothing was started yet; ./rollcall start does"));
        String token = new Secrets(home.secrets()).value(Secrets.OPERATOR_TOKEN);
        var endpoint = new ProjectionsEndpoint(launched.queryManagementOrigin(), token);
        Projections before = endpoint.all();
        if (before.named(name).isEmpty()) {
            throw new PartException(
                    "there is no projection \"%s\"; there are %s".formatted(name, String.join(", ", before.names())));
        }
        long begin = System.nanoTime();
        endpoint.replay(name);
        follow(endpoint, before.head());
        double seconds = (System.nanoTime() - begin) / 1e9;
        System.out.printf(
                "%s is rebuilt: %,d events in %.1f s, %,.0f/s%n",
                name, before.head(), seconds, before.head() / seconds);
        return 0;
    }

    private void follow(ProjectionsEndpoint endpoint, long head) {
        try (ProgressBar bar = new ProgressBarBuilder()
                .setTaskName("replay " + name)
                .setInitialMax(head)
                .setUnit(" events", 1)
                .showSpeed()
                .setStyle(ProgressBarStyle.ASCII)
                .setUpdateIntervalMillis(250)
                .build()) {
            while (!advance(endpoint, bar, head)) {
                long reached = bar.getCurrent();
                boolean moved = Patience.until(STUCK, () -> advance(endpoint, bar, head) || bar.getCurrent() > reached);
                if (!moved) {
                    throw new PartException("%s has stood at position %d for %d minutes; see query-service's log"
                            .formatted(name, reached, STUCK.toMinutes()));
                }
            }
            bar.stepTo(head);
        }
    }

    /** @return whether it is done */
    private boolean advance(ProjectionsEndpoint endpoint, ProgressBar bar, long head) {
        var now = endpoint.all().named(name);
        if (now.filter(each -> each.state().equals("STOPPED")).isPresent()) {
            throw new PartException(name + " has stopped; query-service's log says why");
        }
        now.ifPresent(each -> bar.stepTo(Math.min(each.position(), head)));
        return now.filter(each -> each.hasCaughtUpWith(head)).isPresent();
    }
}
