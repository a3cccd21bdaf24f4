package dev.rollcall.torture.proof;

import java.util.List;

/**
 * What a check came to.
 *
 * @param rule that has to hold, in words
 * @param looked how many things were looked at: a check that looked at nothing proves nothing
 * @param least how many that has to be
 * @param violations one line of evidence each
 */
public record Verdict(String rule, long looked, long least, List<String> violations) {

    public Verdict {
        violations = List.copyOf(violations);
    }

    public Verdict(String rule, long looked, List<String> violations) {
        this(rule, looked, 1, violations);
    }

    public boolean holds() {
        return violations.isEmpty() && looked >= least;
    }
}
