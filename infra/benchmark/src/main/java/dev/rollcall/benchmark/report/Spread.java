package dev.rollcall.benchmark.report;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** What the same measurement gave in several rounds. */
public record Spread(double median, double min, double max) {

    /** @throws IllegalArgumentException if there was no round */
    public static Spread of(List<Double> rounds) {
        if (rounds.isEmpty()) {
            throw new IllegalArgumentException("nothing was measured");
        }
        double[] sorted =
                rounds.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        int middle = sorted.length / 2;
        double median = sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
        return new Spread(median, sorted[0], sorted[sorted.length - 1]);
    }

    /** Round by round, since what disturbs one round disturbs both of its sides. */
    public static Spread ofRatios(List<Double> dividends, List<Double> divisors) {
        if (dividends.size() != divisors.size()) {
            throw new IllegalArgumentException("the sides have different numbers of rounds");
        }
        Double[] ratios = new Double[dividends.size()];
        Arrays.setAll(ratios, i -> dividends.get(i) / divisors.get(i));
        return of(List.of(ratios));
    }

    /** The least value that at least this share of the values do not exceed (nearest rank). */
    public static double percentile(double share, double[] values) {
        if (values.length == 0) {
            throw new IllegalArgumentException("nothing was measured");
        }
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[Math.max(0, (int) Math.ceil(share * sorted.length) - 1)];
    }

    /** Median with the range in brackets, such as {@code 2.04 (1.98–2.11)}. */
    @Override
    public String toString() {
        return min == max ? figure(median) : "%s (%s–%s)".formatted(figure(median), figure(min), figure(max));
    }

    /** Three digits that count; thousands whole. */
    public static String figure(double value) {
        double size = Math.abs(value);
        String pattern = size >= 100 ? "%,.0f" : size >= 10 ? "%.1f" : size >= 0.1 || size == 0 ? "%.2f" : "%.3f";
        return String.format(Locale.ROOT, pattern, value).replace(",", " ");
    }
}
