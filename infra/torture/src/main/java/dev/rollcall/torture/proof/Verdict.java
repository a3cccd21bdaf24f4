package dev.rollcall.torture.proof;

import java.util.List;

/**
 * What a check came to.
 *
 * @param rule that has to hold, in words
 * @param looked how many things were looked at: a check that looked at nothing proves nothing
 * @param violations one line of evidence each
 */
public record Verdict(String rule, long looked, List<String> violations) {

    public Verdict {
        violations = List.copyOf(violations);
    }

    public boolean holds() {
        return violations.isEmpty() && looked > 0;
    }
}
