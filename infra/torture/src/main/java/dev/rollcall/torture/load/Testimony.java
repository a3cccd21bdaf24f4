package dev.rollcall.torture.load;

import dev.rollcall.torture.proof.Asked;
import dev.rollcall.torture.proof.Outcome;
import dev.rollcall.torture.proof.Verdict;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAccumulator;
import java.util.concurrent.atomic.LongAdder;

/** All that the clients asked for and were answered. */
public final class Testimony {
    private final Queue<Asked> asked = new ConcurrentLinkedQueue<>();
    private final Queue<String> stale = new ConcurrentLinkedQueue<>();
    private final Queue<String> unsuitable = new ConcurrentLinkedQueue<>();
    private final ConcurrentHashMap<String, LongAdder> refusals = new ConcurrentHashMap<>();
    private final Map<String, String> users = new ConcurrentHashMap<>();
    private final LongAccumulator head = new LongAccumulator(Math::max, 0);
    private final AtomicLong accepted = new AtomicLong();
    private final AtomicLong refused = new AtomicLong();
    private final AtomicLong unknown = new AtomicLong();
    private final AtomicLong repeated = new AtomicLong();
    private final AtomicLong fresh = new AtomicLong();
    private final AtomicLong behind = new AtomicLong();
    private final AtomicLong behindInCalm = new AtomicLong();
    private final AtomicLong unanswered = new AtomicLong();

    void add(Asked command) {
        asked.add(command);
        repeated.addAndGet(command.attempts().size() - 1);
        switch (command.outcome()) {
            case Outcome.Accepted yes -> {
                accepted.incrementAndGet();
                head.accumulate(yes.position());
            }
            case Outcome.Refused no -> {
                refused.incrementAndGet();
                refusals.computeIfAbsent(no.why(), why -> new LongAdder()).increment();
            }
            case Outcome.Unknown maybe -> unknown.incrementAndGet();
        }
    }

    void userIsThere(String stream, String path) {
        users.put(stream, path);
    }

    /** Paths of the users who were added, by stream. */
    public Map<String, String> users() {
        return users;
    }

    void stale(String evidence) {
        stale.add(evidence);
    }

    void fresh() {
        fresh.incrementAndGet();
    }

    /** @param inCalm although everything had been well for long */
    void behind(boolean inCalm) {
        behind.incrementAndGet();
        if (inCalm) {
            behindInCalm.incrementAndGet();
        }
    }

    void unanswered() {
        unanswered.incrementAndGet();
    }

    /** An answer that no outage explains, such as 500. */
    void unsuitable(String evidence) {
        unsuitable.add(evidence);
    }

    /** The highest position that anybody was told of. */
    long head() {
        return head.get();
    }

    public Collection<Asked> asked() {
        return asked;
    }

    /** How often which refusal was answered; for people. */
    public String refusals() {
        return refusals.entrySet().stream()
                .sorted((one, other) ->
                        Long.compare(other.getValue().sum(), one.getValue().sum()))
                .map(each -> each.getKey().strip() + " × " + each.getValue())
                .reduce((one, other) -> one + ", " + other)
                .orElse("none");
    }

    public Counts counts() {
        return new Counts(
                accepted.get(),
                refused.get(),
                unknown.get(),
                repeated.get(),
                fresh.get(),
                behind.get(),
                behindInCalm.get(),
                unanswered.get());
    }

    public List<Verdict> verdicts() {
        return List.of(
                new Verdict("every read shows the reader's own write", fresh.get() + stale.size(), List.copyOf(stale)),
                new Verdict(
                        "every answer is one of the interface's, never 500",
                        accepted.get() + fresh.get(),
                        List.copyOf(unsuitable)));
    }

    /**
     * For people.
     *
     * @param repeated attempts after an unknown outcome
     * @param behind reads that were answered 503 {@code projection.behind}
     * @param behindInCalm those of them when everything had been well for long
     * @param unanswered reads that nobody answered
     */
    public record Counts(
            long accepted,
            long refused,
            long unknown,
            long repeated,
            long fresh,
            long behind,
            long behindInCalm,
            long unanswered) {}
}
