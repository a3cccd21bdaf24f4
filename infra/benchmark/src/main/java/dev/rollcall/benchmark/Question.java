package dev.rollcall.benchmark;

import dev.rollcall.benchmark.report.Row;
import java.util.List;

/** One of the bars, or several that are measured together. */
interface Question {

    /** Such as {@code Q1}. */
    String name();

    /** Roughly, on two cores; for the remaining time. */
    double seconds(Size size);

    List<Row> answer(Bench bench);
}
