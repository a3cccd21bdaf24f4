package dev.rollcall.benchmark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.ParseException;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import jdk.jfr.Configuration;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedFrame;
import jdk.jfr.consumer.RecordedStackTrace;
import jdk.jfr.consumer.RecordingFile;

/** Where the time of this process goes, by the JDK's own recorder. */
final class Profile {

    private static final int MOST = 40;

    private Profile() {}

    /** @return the samples on processors, summed up by method and by package; the recording itself stays in the file */
    static String of(Path file, Runnable work) {
        try (var recording = new Recording(Configuration.getConfiguration("profile"))) {
            recording.start();
            work.run();
            recording.stop();
            Files.deleteIfExists(file);
            recording.dump(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (ParseException e) {
            throw new IllegalStateException("the JDK does not know its own settings", e);
        }
        return summary(file);
    }

    private static String summary(Path file) {
        Map<String, Integer> methods = new HashMap<>();
        Map<String, Integer> responsible = new HashMap<>();
        int samples = 0;
        try (var events = new RecordingFile(file)) {
            while (events.hasMoreEvents()) {
                RecordedEvent event = events.readEvent();
                RecordedStackTrace stack = event.getStackTrace();
                if (!event.getEventType().getName().equals("jdk.ExecutionSample") || stack == null) {
                    continue;
                }
                List<RecordedFrame> frames = stack.getFrames();
                if (frames.isEmpty()) {
                    continue;
                }
                samples++;
                methods.merge(name(frames.get(0)), 1, Integer::sum);
                frames.stream()
                        .map(frame -> packageOf(frame))
                        .filter(name -> !name.matches("(java|javax|jdk|sun|com\\.sun)\\..*"))
                        .findFirst()
                        .ifPresent(name -> responsible.merge(name, 1, Integer::sum));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return "%d samples%n%nBy package, the JDK's methods counted for whoever called them:%n%s%nBy method:%n%s"
                .formatted(samples, top(responsible, samples), top(methods, samples));
    }

    private static String top(Map<String, Integer> counts, int samples) {
        StringBuilder text = new StringBuilder();
        counts.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .limit(MOST)
                .forEach(each ->
                        text.append("%6.1f %%  %s%n".formatted(100.0 * each.getValue() / samples, each.getKey())));
        return text.toString();
    }

    private static String name(RecordedFrame frame) {
        return frame.getMethod().getType().getName() + "." + frame.getMethod().getName();
    }

    private static String packageOf(RecordedFrame frame) {
        String type = frame.getMethod().getType().getName();
        return type.substring(0, Math.max(0, type.lastIndexOf('.')));
    }
}
