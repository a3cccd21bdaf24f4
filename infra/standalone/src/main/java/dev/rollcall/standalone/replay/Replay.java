package dev.rollcall.standalone.replay;

import dev.rollcall.standalone.parts.Home;
import dev.rollcall.standalone.parts.PartException;
import dev.rollcall.standalone.parts.Patience;
import dev.rollcall.standalone.parts.Secrets;
import dev.rollcall.standalone.replay.Projections.Projection;
import dev.rollcall.standalone.replay.Projections.Rebuild;
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
        Rebuild rebuilt = follow(endpoint);
        double seconds = (System.nanoTime() - begin) / 1e9;
        System.out.printf(
                "%s is rebuilt: %,d events in %.1f s, %,.0f/s%n",
                name, rebuilt.position(), seconds, rebuilt.position() / seconds);
        return 0;
    }

    /** @return the rebuild when it is done */
    private Rebuild follow(ProjectionsEndpoint endpoint) {
        Rebuild now = rebuild(endpoint);
        try (ProgressBar bar = new ProgressBarBuilder()
                .setTaskName("replay " + name)
                .setInitialMax(now.target())
                .setUnit(" events", 1)
                .showSpeed()
                .setStyle(ProgressBarStyle.ASCII)
                .setUpdateIntervalMillis(250)
                .build()) {
            while (now.outcome() == null) {
                long reached = now.position();
                boolean moved = Patience.until(STUCK, () -> hasMoved(rebuild(endpoint), reached));
                if (!moved) {
                    throw new PartException("%s has stood at position %d for %d minutes; see query-service's log"
                            .formatted(name, reached, STUCK.toMinutes()));
                }
                now = rebuild(endpoint);
                bar.maxHint(Math.max(now.target(), now.position()));
                bar.stepTo(now.position());
            }
        }
        if (!"done".equals(now.outcome())) {
            throw new PartException("the rebuild of %s has %s and the old model goes on; query-service's log says why"
                    .formatted(name, now.outcome()));
        }
        return now;
    }

    private static boolean hasMoved(Rebuild now, long reached) {
        return now.position() > reached || now.outcome() != null;
    }

    private Rebuild rebuild(ProjectionsEndpoint endpoint) {
        return endpoint.all()
                .named(name)
                .map(Projection::rebuild)
                .orElseThrow(() -> new PartException("query-service knows of no rebuild of " + name));
    }
}
