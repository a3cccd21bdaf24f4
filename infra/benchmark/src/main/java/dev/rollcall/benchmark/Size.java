package dev.rollcall.benchmark;

import java.time.Duration;

/**
 * How much is done; the table says which.
 *
 * @param warmUps rounds that do not count
 * @param warmUp how long a service is busy before anything of it is measured
 * @param slice how long one side of a round lasts
 * @param users whose profiles are changed; half of them each with and without a cache
 * @param rebuiltEvents in the larger of two logs
 * @param listedUsers in the larger of two read models
 * @param contactsEach of every user in the larger of two read models, as days of use
 * @param mostContacts of the one user who has most
 * @param longStream events of the longer of two aggregates
 * @param requests for one percentile
 * @param starts of everything, for the time until ready
 */
record Size(
        String name,
        int warmUps,
        int rounds,
        Duration warmUp,
        Duration slice,
        int users,
        int rebuiltEvents,
        int listedUsers,
        int contactsEach,
        int mostContacts,
        int longStream,
        int requests,
        int starts) {

    static final Size SHORT = new Size(
            "short",
            0,
            2,
            Duration.ofSeconds(4),
            Duration.ofMillis(500),
            512,
            20_000,
            20_000,
            10,
            1_000,
            5_000,
            100,
            1);
    static final Size USUAL = new Size(
            "usual",
            0,
            5,
            Duration.ofSeconds(10),
            Duration.ofSeconds(2),
            4_096,
            200_000,
            200_000,
            10,
            10_000,
            100_000,
            500,
            2);
    static final Size FULL = new Size(
            "full",
            1,
            7,
            Duration.ofSeconds(20),
            Duration.ofSeconds(5),
            4_096,
            1_000_000,
            1_000_000,
            10,
            10_000,
            100_000,
            1_000,
            3);

    /** For what runs in a JVM that is warm already. */
    Duration briefWarmUp() {
        return warmUp.dividedBy(4);
    }

    double sliceSeconds() {
        return slice.toMillis() / 1_000.0;
    }

    int allRounds() {
        return warmUps + rounds;
    }
}
