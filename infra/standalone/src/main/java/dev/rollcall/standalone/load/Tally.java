package dev.rollcall.standalone.load;

import java.util.concurrent.atomic.LongAdder;

/** A count that many threads add to. */
final class Tally {

    private final LongAdder added = new LongAdder();
    private final LongAdder present = new LongAdder();

    void add(Count count) {
        added.add(count.added());
        present.add(count.present());
    }

    Count count() {
        return new Count(added.sum(), present.sum());
    }
}
