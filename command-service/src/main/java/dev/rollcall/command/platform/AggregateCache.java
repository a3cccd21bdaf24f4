package dev.rollcall.command.platform;

import org.axonframework.common.Registration;
import org.axonframework.common.caching.Cache;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.jspecify.annotations.Nullable;

/**
 * Aggregates in memory, as many as fit; the framework's view of a Caffeine cache. What another instance did since is not
 * in them: an append tells so by a conflict, but a decision that appends nothing has to be made again on the log.
 */
final class AggregateCache implements Cache {

    private static final String USED = AggregateCache.class.getName();

    private final com.github.benmanes.caffeine.cache.Cache<Object, Object> aggregates;

    AggregateCache(com.github.benmanes.caffeine.cache.Cache<Object, Object> aggregates) {
        this.aggregates = aggregates;
    }

    @Override
    @SuppressWarnings("unchecked") // what is asked for under a key is what was put there
    public <K, V> @Nullable V get(K key) {
        Object value = aggregates.getIfPresent(key);
        if (value != null) {
            CurrentUnitOfWork.get().root().resources().put(USED, true);
        }
        return (V) value;
    }

    /** Whether this unit of work decided on something that was in the cache. */
    static boolean wasUsedBy(UnitOfWork<?> work) {
        return work.root().getResource(USED) != null;
    }

    @Override
    public void put(Object key, Object value) {
        aggregates.put(key, value);
    }

    @Override
    public boolean putIfAbsent(Object key, Object value) {
        return aggregates.asMap().putIfAbsent(key, value) == null;
    }

    @Override
    public boolean remove(Object key) {
        return aggregates.asMap().remove(key) != null;
    }

    @Override
    public void removeAll() {
        aggregates.invalidateAll();
    }

    @Override
    public boolean containsKey(Object key) {
        return aggregates.asMap().containsKey(key);
    }

    @Override
    public Registration registerCacheEntryListener(EntryListener listener) {
        throw new UnsupportedOperationException("Nobody listens to this cache");
    }
}
