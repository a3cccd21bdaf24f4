package dev.rollcall.standalone.load;

import java.io.Console;
import java.io.PrintStream;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.stream.Stream;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.DelegatingProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarConsumer;
import me.tongfei.progressbar.ProgressBarStyle;

/** Bars with rate and remaining time: one that redraws itself on a terminal, a line now and then in a file. */
public final class ProgressBars implements Progress {

    private static final int REDRAW_MILLIS = 200;
    private static final int LINE_MILLIS = 5_000;
    private static final int LINE_WIDTH = 100;

    private final PrintStream out;
    private final boolean terminal;

    public ProgressBars(PrintStream out) {
        this(out, Stream.ofNullable(System.console()).anyMatch(ProgressBars::isTerminal));
    }

    ProgressBars(PrintStream out, boolean terminal) {
        this.out = out;
        this.terminal = terminal;
    }

    @Override
    public Stage begin(String task, String unit, long total) {
        ProgressBar bar = new ProgressBarBuilder()
                .setTaskName(task)
                .setInitialMax(total)
                .setUnit(" " + unit, 1)
                .setStyle(ProgressBarStyle.ASCII)
                .setUpdateIntervalMillis(terminal ? REDRAW_MILLIS : LINE_MILLIS)
                .setConsumer(consumer())
                .showSpeed()
                .build();
        return new Stage() {
            @Override
            public void advance(long by) {
                bar.stepBy(by);
            }

            @Override
            public void close() {
                bar.close();
            }
        };
    }

    private ProgressBarConsumer consumer() {
        return terminal
                ? new ConsoleProgressBarConsumer(out)
                : new DelegatingProgressBarConsumer(onceEach(out), LINE_WIDTH);
    }

    /** The library writes the end of a task twice, which shows where the lines stay. */
    private static Consumer<String> onceEach(PrintStream out) {
        var last = new AtomicReference<>("");
        return drawn -> {
            String line = drawn.strip();
            if (!line.equals(last.getAndSet(line))) {
                out.println(line);
            }
        };
    }

    /** Since JDK 22 a console may be there without being a terminal, and only that JDK's method tells. */
    private static boolean isTerminal(Console console) {
        try {
            return (boolean) Console.class.getMethod("isTerminal").invoke(console);
        } catch (ReflectiveOperationException e) {
            return true;
        }
    }
}
