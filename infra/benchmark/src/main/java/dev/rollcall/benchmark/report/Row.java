package dev.rollcall.benchmark.report;

import org.jspecify.annotations.Nullable;

/**
 * One line of the table.
 *
 * @param question such as {@code Q1}
 * @param bar null where nothing can be measured yet, like {@code measured}
 * @param left the absolute figure above the line of the ratio; where there is no ratio, what else is to be said
 * @param right the absolute figure below the line; empty where there is no ratio
 */
public record Row(
        String question,
        String what,
        @Nullable Bar bar,
        @Nullable Spread measured,
        String left,
        String right) {

    private static final String BROKEN = "broke off";

    public static Row ratio(String question, String what, Bar bar, Spread ratio, String left, String right) {
        return new Row(question, what, bar, ratio, left, right);
    }

    /** For a bar that is no ratio. */
    public static Row figure(String question, String what, Bar bar, Spread measured, String remark) {
        return new Row(question, what, bar, measured, remark, "");
    }

    public static Row absent(String question, String what, String reason) {
        return new Row(question, what, null, null, reason, "");
    }

    /** For what nobody has set a bar for. */
    public static Row unjudged(String question, String what, String figures) {
        return new Row(question, what, null, null, figures, "");
    }

    /** For a question that could not be answered although it should. */
    public static Row broken(String question, String why) {
        return new Row(question, BROKEN, null, null, why, "");
    }

    public boolean isBroken() {
        return what.equals(BROKEN);
    }

    /** What one must know to judge the figures, behind them. */
    public Row withRemark(String remark) {
        return right.isEmpty()
                ? new Row(question, what, bar, measured, left + "; " + remark, right)
                : new Row(question, what, bar, measured, left, right + "; " + remark);
    }

    /** By the median. */
    public String verdict() {
        if (bar == null || measured == null) {
            return "–";
        }
        return bar.isReachedBy(measured.median()) ? "reached" : "not reached";
    }

    String barText() {
        return bar == null ? "–" : bar.toString();
    }

    String measuredText() {
        return bar == null || measured == null ? "–" : bar.inUnit(measured);
    }

    String figures() {
        return right.isEmpty() ? left : left + " ÷ " + right;
    }
}
