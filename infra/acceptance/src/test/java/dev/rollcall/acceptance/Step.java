package dev.rollcall.acceptance;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.RandomDistribution;

/**
 * One deed of a history that is drawn. What the numbers mean depends on what there is by then.
 *
 * @param who of the users, or which of earlier deeds it follows
 * @param what of other things
 * @param how of several ways
 */
record Step(Deed deed, int who, int what, int how) {

    /** Below it all numbers are. */
    static final int NUMBERS = 6;

    private static final int LONGEST = 49;

    /** Some thirty deeds, with those that have to come before others. */
    static Arbitrary<List<Step>> histories() {
        Arbitrary<Integer> number =
                Arbitraries.integers().between(0, NUMBERS - 1).withDistribution(RandomDistribution.uniform());
        return Combinators.combine(Arbitraries.of(Deed.class), number, number, number)
                .as(Step::new)
                .list()
                .ofMinSize(1)
                .ofMaxSize(LONGEST)
                .withSizeDistribution(RandomDistribution.uniform());
    }

    @Override
    public String toString() {
        return "%s(%d, %d, %d)".formatted(deed, who, what, how);
    }
}
