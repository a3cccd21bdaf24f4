package dev.rollcall.benchmark.report;

/** What was asked for. */
public record Bar(boolean atLeast, double limit, String unit) {

    public static Bar atLeast(double ratio) {
        return new Bar(true, ratio, "");
    }

    public static Bar atMost(double ratio) {
        return new Bar(false, ratio, "");
    }

    /** @param unit of the limit and of what is measured, such as {@code ms} */
    public static Bar atMost(double limit, String unit) {
        return new Bar(false, limit, unit);
    }

    boolean isReachedBy(double measured) {
        return atLeast ? measured >= limit : measured <= limit;
    }

    /** With the unit, if there is one. */
    String inUnit(Object measured) {
        return unit.isEmpty() ? measured.toString() : measured + " " + unit;
    }

    @Override
    public String toString() {
        return (atLeast ? "≥ " : "≤ ") + inUnit(Spread.figure(limit));
    }
}
