package dev.rollcall.eventlog;

import dev.rollcall.eventlog.Ledger.Holder;
import dev.rollcall.eventlog.Ledger.Key;
import java.util.Map;
import java.util.Set;

/**
 * What the log holds, as far as a batch of appends touches it.
 *
 * @param position of the last event; 0 for an empty log
 * @param heads last sequence by stream; absent for a stream without events
 * @param holders by thing claimed; absent for what is free
 * @param persons whose key there is, of those that the batch takes for new
 * @param answered keys of requests that were carried out
 */
record LogState(
        long position, Map<String, Long> heads, Map<Key, Holder> holders, Set<String> persons, Set<String> answered) {}
