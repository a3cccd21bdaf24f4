package dev.rollcall.eventlog.personal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.crypto.SecretKey;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.jspecify.annotations.Nullable;

/** Keys that one unit of work has made: its events are sealed with them, and others see them once it has committed. */
final class PendingKeys {

    private static final String RESOURCE = PendingKeys.class.getName();

    private final Map<String, PersonKey> keys = new HashMap<>();
    private final List<NewKey> notHandedOut = new ArrayList<>();
    private final long evictionsBefore;

    private PendingKeys(PersonKeyCache cache) {
        evictionsBefore = cache.evictions();
    }

    /** Those of a unit of work; in nested ones those of the outermost, which commits for all. */
    static PendingKeys of(UnitOfWork<?> root, PersonKeyCache cache) {
        return root.getOrComputeResource(RESOURCE, name -> {
            PendingKeys pending = new PendingKeys(cache);
            root.afterCommit(committed -> cache.put(pending.keys, pending.evictionsBefore));
            return pending;
        });
    }

    /** Of the unit of work that this thread is in, if that has made one. */
    static @Nullable PersonKey current(String subject) {
        if (!CurrentUnitOfWork.isStarted()) {
            return null;
        }
        PendingKeys pending = CurrentUnitOfWork.get().root().getResource(RESOURCE);
        return pending == null ? null : pending.keys.get(subject);
    }

    static List<NewKey> handOut(UnitOfWork<?> root) {
        PendingKeys pending = root.getResource(RESOURCE);
        if (pending == null) {
            return List.of();
        }
        List<NewKey> handedOut = List.copyOf(pending.notHandedOut);
        pending.notHandedOut.clear();
        return handedOut;
    }

    SecretKey create(String subject, MasterKeys masterKeys) {
        SecretKey key = AesGcm.newKey();
        keys.put(subject, new PersonKey(key));
        notHandedOut.add(masterKeys.wrap(subject, key));
        return key;
    }
}
