package dev.rollcall.command.organization;

import dev.rollcall.web.Refusal;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** How many licences an organization has bought, and who works with one (R70–R72). */
final class Licences {

    /** As many as one append can bear. */
    private static final int MOST_FREED_AT_ONCE = 1_000;

    private int bought;
    private final Set<UUID> holders = new HashSet<>();

    boolean are(int count) {
        return bought == count;
    }

    boolean isHeldBy(UUID userId) {
        return holders.contains(userId);
    }

    /** R70 */
    void refuseOneMore() {
        if (holders.size() >= bought) {
            throw Refusal.conflict("licence.none-left", "All licences are in use.");
        }
    }

    /**
     * Who loses theirs when there are fewer (R72).
     *
     * @param ranking of those who keep theirs first; who is not in it, such as who was invited only, comes last
     */
    List<UUID> beyond(int count, List<UUID> ranking) {
        Map<UUID, Integer> ranks = ranks(ranking);
        List<UUID> freed = holders.stream()
                .sorted(Comparator.<UUID, Integer>comparing(each -> ranks.getOrDefault(each, ranking.size()))
                        .thenComparing(Comparator.naturalOrder()))
                .skip(count)
                .toList();
        if (freed.size() > MOST_FREED_AT_ONCE) {
            throw Refusal.conflict(
                    "licence.too-many-in-use",
                    "%d users would lose their licence; at most %d can at once."
                            .formatted(freed.size(), MOST_FREED_AT_ONCE));
        }
        return freed;
    }

    private static Map<UUID, Integer> ranks(Collection<UUID> ranking) {
        Map<UUID, Integer> ranks = new HashMap<>();
        ranking.forEach(each -> ranks.put(each, ranks.size()));
        return ranks;
    }

    void buy(int count) {
        bought = count;
    }

    void assign(UUID userId) {
        holders.add(userId);
    }

    void free(UUID userId) {
        holders.remove(userId);
    }
}
