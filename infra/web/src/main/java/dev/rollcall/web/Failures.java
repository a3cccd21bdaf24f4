package dev.rollcall.web;

import java.sql.SQLException;
import java.sql.SQLTransientException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** Reads a failure without its messages, which may hold personal data. */
public final class Failures {

    private static final int FRAMES = 12;

    private Failures() {}

    /** 503 where a database or broker does not answer, 500 otherwise. */
    static int statusOf(Throwable failure) {
        return causes(failure).stream().anyMatch(Failures::isOutage) ? 503 : 500;
    }

    private static boolean isOutage(Throwable cause) {
        if (cause instanceof SQLTransientException) {
            return true;
        }
        if (!(cause instanceof SQLException sql)) {
            return false;
        }
        String state = sql.getSQLState();
        if (state == null) {
            return true; // not from the server: the pool's or the driver's own word on a connection that is gone
        }
        // Class 08 is a connection exception, 57 operator intervention (shutdown, cancelled), 53 want of resources.
        return state.startsWith("08") || state.startsWith("57") || state.startsWith("53");
    }

    /** Classes, SQL states and the first frames of the failure and its causes. */
    public static String describe(Throwable failure) {
        return causes(failure).stream().map(Failures::describeOne).collect(Collectors.joining("\n  caused by "));
    }

    private static String describeOne(Throwable cause) {
        String state = cause instanceof SQLException sql ? " SQLSTATE " + sql.getSQLState() : "";
        return cause.getClass().getName()
                + state
                + Arrays.stream(cause.getStackTrace())
                        .limit(FRAMES)
                        .map(frame -> "\n    at " + frame)
                        .collect(Collectors.joining());
    }

    private static List<Throwable> causes(Throwable failure) {
        List<Throwable> causes = new ArrayList<>();
        for (Throwable cause = failure; cause != null && !causes.contains(cause); cause = cause.getCause()) {
            causes.add(cause);
        }
        return causes;
    }
}
