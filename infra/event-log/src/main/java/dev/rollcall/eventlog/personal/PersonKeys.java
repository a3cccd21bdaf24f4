package dev.rollcall.eventlog.personal;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import javax.crypto.SecretKey;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.axonframework.modelling.command.ConcurrencyException;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The keys of persons, from a cache where possible. A new person costs no query: a key is made in memory and stored
 * together with what it seals; whoever finds that there was one already learns it and decides again.
 */
public final class PersonKeys {

    /** Whose key seals what is no person's. */
    public static final String INSTALLATION = Subject.INSTALLATION;

    private final MasterKeys masterKeys;
    private final PersonKeyTable table;
    private final PersonKeyCache cache;
    private final List<Runnable> forgetters = new CopyOnWriteArrayList<>();

    /** @param log the log's database */
    public PersonKeys(JdbcClient log, MasterKeys masterKeys) {
        this(log, masterKeys, new PersonKeyCache());
    }

    PersonKeys(JdbcClient log, MasterKeys masterKeys, PersonKeyCache cache) {
        this.masterKeys = masterKeys;
        this.table = new PersonKeyTable(log, masterKeys);
        this.cache = cache;
    }

    /**
     * The key to seal with; one that is not in the cache is taken for new, and is then {@link #pending}.
     *
     * @throws PersonErasedException if it was destroyed
     * @throws IllegalStateException outside of a unit of work, for one that is not in the cache
     */
    SecretKey toSeal(String subject) {
        PersonKey known = PendingKeys.current(subject);
        if (known == null) {
            known = cache.get(subject);
        }
        if (known == null) {
            return PendingKeys.of(CurrentUnitOfWork.get().root(), cache).create(Subject.checked(subject), masterKeys);
        }
        if (known.key() == null) {
            throw new PersonErasedException(subject);
        }
        return known.key();
    }

    /**
     * The key to open with; empty once it was destroyed.
     *
     * @throws BrokenSealException if there never was one
     */
    Optional<SecretKey> toOpen(String subject) {
        PersonKey known = PendingKeys.current(subject);
        if (known == null) {
            known = cache.get(subject);
        }
        if (known == null) {
            known = load(Set.of(subject)).get(subject);
        }
        if (known == null) {
            throw new BrokenSealException("The key of %s is not there".formatted(subject));
        }
        return Optional.ofNullable(known.key());
    }

    /**
     * The keys that this unit of work has made: to be stored in the transaction of its events. Each is handed out once,
     * for the append that needs it first.
     *
     * <p>If one of these persons has a key by then, the append has to fail with {@link ConcurrencyException}, and the
     * command to be decided again after {@link #learn}.
     */
    public List<NewKey> pending(UnitOfWork<?> root) {
        return PendingKeys.handOut(root);
    }

    /** Loads keys that turned out to exist. */
    public void learn(Collection<String> subjects) {
        load(subjects);
    }

    /** Loads, in one query, the keys that it takes to open these stored texts and that are not in the cache. */
    public void prefetch(Collection<String> storedTexts) {
        Set<String> missing = SealedText.subjectsIn(storedTexts).stream()
                .filter(subject -> cache.get(subject) == null)
                .collect(Collectors.toSet());
        if (!missing.isEmpty()) {
            load(missing);
        }
    }

    /**
     * Makes all that is sealed for this person unreadable, for good and in every process, as soon as the caller's
     * transaction has committed.
     */
    public void destroy(String subject) {
        if (subject.equals(Subject.INSTALLATION)) {
            throw new IllegalArgumentException("The installation's own key is nobody's to destroy");
        }
        table.destroy(Subject.checked(subject));
        evict(subject);
    }

    /** The same for all values, of whomever, of something that is named by an id (see {@link SealedFields}). */
    public void destroyOfField(String id) {
        destroy(Subject.ofField(id));
    }

    /** Those of such things that are not destroyed yet, of the given ones. */
    public List<String> ofFields(Collection<String> ids) {
        return table.existing(ids.stream().map(Subject::ofField).toList()).stream()
                .map(Subject::fieldOf)
                .toList();
    }

    /** Has something forgotten that may hold, in memory, what is erased; told with each key that anybody destroys. */
    public void whenDestroyed(Runnable forget) {
        forgetters.add(forget);
    }

    /** Takes effect elsewhere too: somebody has destroyed this key. */
    void evict(String subject) {
        cache.evict(subject);
        forgetters.forEach(Runnable::run);
    }

    /** Nothing is known of what was destroyed meanwhile. */
    void evictAll() {
        cache.evictAll();
        forgetters.forEach(Runnable::run);
    }

    /**
     * Checks that the master key is the installation's; for a service that may not write.
     *
     * @throws MasterKeyException if it is another one
     */
    public void check() {
        load(Set.of(Subject.INSTALLATION));
    }

    /**
     * An index over what is personal in these scopes of claims, under the installation's key, which is made on the
     * very first start.
     *
     * @throws MasterKeyException if the master key is not the installation's
     */
    public BlindIndex blindIndex(Set<String> personalScopes) {
        return BlindIndex.under(installationKey(), personalScopes);
    }

    /**
     * Keeps things under the installation's key and a secret of the caller's together.
     *
     * @throws MasterKeyException if the master key is not the installation's
     */
    public SharedSecrets sharedSecrets() {
        return new SharedSecrets(installationKey());
    }

    private byte[] installationKey() {
        PersonKey known = load(Set.of(Subject.INSTALLATION)).get(Subject.INSTALLATION);
        if (known == null) {
            table.insert(masterKeys.wrap(Subject.INSTALLATION, AesGcm.newKey()));
            known = load(Set.of(Subject.INSTALLATION)).get(Subject.INSTALLATION);
        }
        @Nullable SecretKey key = known == null ? null : known.key();
        if (key == null) {
            throw new MasterKeyException("The key of this installation is gone from the table of keys.");
        }
        return key.getEncoded();
    }

    private Map<String, PersonKey> load(Collection<String> subjects) {
        long evictionsBefore = cache.evictions();
        Map<String, PersonKey> read = table.read(subjects);
        cache.put(read, evictionsBefore);
        return read;
    }
}
