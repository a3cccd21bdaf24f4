package dev.rollcall.command.seal;

import dev.rollcall.eventlog.seal.GrowingTree;
import dev.rollcall.eventlog.seal.GrowingTree.NewNode;
import dev.rollcall.eventlog.seal.SealedTree;
import dev.rollcall.eventlog.seal.SealedTree.Sealed;
import dev.rollcall.seal.Checkpoint;
import dev.rollcall.seal.Hash;
import dev.rollcall.seal.PublicKey;
import dev.rollcall.seal.SignedNote;
import dev.rollcall.seal.SigningKey;
import dev.rollcall.seal.StoredRow;
import java.io.ByteArrayOutputStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Adds events to the tree and signs it, in one transaction each time: a checkpoint stands with all that it takes to prove
 * it, or not at all. Never signs what is not a later state of what was signed before.
 */
final class Sealer {

    /** Of the lock that lets one instance seal at a time. */
    private static final long LOCK = 0x5EA1_0000_0001L;

    private static final int EVENTS_AT_A_TIME = 5_000;
    private static final int LEAVES_PER_ROW = 1_000;

    private final JdbcClient db;
    private final SealedTree sealed;
    private final SigningKey key;
    private final List<PublicKey> trusted;
    private final Clock clock;

    /** @param former keys that have signed before, and are trusted for what they have signed */
    Sealer(JdbcClient db, SealedTree sealed, SigningKey key, List<PublicKey> former, Clock clock) {
        this.db = db;
        this.sealed = sealed;
        this.key = key;
        this.trusted =
                Stream.concat(Stream.of(key.publicKey()), former.stream()).toList();
        this.clock = clock;
    }

    /**
     * What came of it.
     *
     * @param note the checkpoint; null where there was nothing to seal, or another instance does it
     * @param isMore whether there are more events
     * @param age of the oldest event that is not sealed yet, as it was before
     */
    record Round(@Nullable SignedNote note, boolean isMore, Duration age) {

        static final Round NOTHING = new Round(null, false, Duration.ZERO);

        /** Another instance is at it. */
        static final Round ELSEWHERE = new Round(null, false, Duration.ZERO);
    }

    /**
     * In a transaction.
     *
     * @param told what others were told last; null for nothing
     * @throws TamperedException if the log, or the tree, is not what was signed
     */
    Round seal(@Nullable SignedNote told) {
        if (!db.sql("select pg_try_advisory_xact_lock(?)")
                .param(LOCK)
                .query(Boolean.class)
                .single()) {
            return Round.ELSEWHERE;
        }
        ensureStored(told);
        long size = sealed.latest().map(Sealed::size).orElse(0L);
        GrowingTree growing = size == 0 ? new GrowingTree() : checked(size);
        List<StoredRow> rows = after(size);
        if (rows.isEmpty()) {
            return Round.NOTHING;
        }
        store(rows, growing);
        SignedNote note = key.sign(new Checkpoint(key.publicKey().name(), growing.size(), growing.root()).text());
        db.sql("insert into seal.public_key (key) values (?) on conflict do nothing")
                .param(key.publicKey().toString())
                .update();
        db.sql("insert into seal.checkpoint (size, note) values (?, ?)")
                .params(growing.size(), note.note())
                .update();
        return new Round(
                note, rows.size() == EVENTS_AT_A_TIME, Duration.between(recordedAt(rows.getFirst()), clock.instant()));
    }

    /**
     * Whoever cuts off the end of log and tree alike leaves nothing there that could tell; others have been told.
     *
     * @throws TamperedException if what they were told is not there any more
     */
    void ensureStored(@Nullable SignedNote told) {
        if (told != null) {
            long size = signed(told).orElseThrow().size();
            if (!sealed.holds(size, told.note())) {
                throw new TamperedException(
                        "What was signed and published of %d events is not stored any more".formatted(size));
            }
        }
    }

    /** What a note says; empty if it is signed by no key that is trusted. */
    Optional<Checkpoint> signed(SignedNote note) {
        return trusted.stream().flatMap(each -> signed(note, each).stream()).findFirst();
    }

    private static Optional<Checkpoint> signed(SignedNote note, PublicKey by) {
        try {
            return Optional.of(Checkpoint.parse(note.textSignedBy(by)));
        } catch (IllegalArgumentException another) {
            return Optional.empty();
        }
    }

    /** Keys that are told as the log's, and are not. */
    List<String> foreignKeys() {
        List<String> known = trusted.stream().map(PublicKey::toString).toList();
        return sealed.publicKeys().stream()
                .filter(each -> !known.contains(each))
                .toList();
    }

    /** The last checkpoint, to publish once more what may not have been. */
    Optional<SignedNote> last() {
        return sealed.latest().map(latest -> new SignedNote(latest.note()));
    }

    /**
     * What the last checkpoint says; empty as long as nothing is sealed.
     *
     * @throws TamperedException if it is signed by no key that is trusted
     */
    Optional<Checkpoint> lastSigned() {
        return last().map(note -> signed(note)
                .orElseThrow(() -> new TamperedException(
                        "The last checkpoint is not signed by %s, nor by a former key that is told"
                                .formatted(key.publicKey()))));
    }

    /** The stored tree must be the one that was signed. */
    private GrowingTree checked(long size) {
        Checkpoint signed = lastSigned().orElseThrow();
        try {
            GrowingTree stored = GrowingTree.of(sealed, size);
            if (signed.size() == size && signed.root().equals(stored.root())) {
                return stored;
            }
        } catch (IllegalStateException e) {
            throw new TamperedException(
                    "The tree of %d events cannot be what was signed: %s".formatted(size, e.getMessage()));
        }
        throw new TamperedException("The tree of %d events is not the one that was signed".formatted(size));
    }

    /**
     * What follows the last event that was sealed, which must still be there: where it was removed, the next one would
     * take its position.
     */
    private List<StoredRow> after(long size) {
        if (size == 0) {
            return sealed.rows(0, EVENTS_AT_A_TIME);
        }
        List<StoredRow> rows = sealed.rows(size - 1, EVENTS_AT_A_TIME + 1);
        long last = size - 1;
        if (rows.isEmpty()
                || rows.getFirst().leaf() != last
                || !Objects.equals(
                        sealed.leaves(List.of(last)).get(last), rows.getFirst().hash())) {
            throw new TamperedException("The event at %d is not the one that was sealed".formatted(size));
        }
        return rows.subList(1, rows.size());
    }

    private void store(List<StoredRow> rows, GrowingTree growing) {
        for (int from = 0; from < rows.size(); from += LEAVES_PER_ROW) {
            List<StoredRow> some = rows.subList(from, Math.min(from + LEAVES_PER_ROW, rows.size()));
            ByteArrayOutputStream hashes = new ByteArrayOutputStream(some.size() * Hash.SIZE);
            for (StoredRow row : some) {
                if (row.leaf() != growing.size()) {
                    throw new TamperedException("Position %d is missing in the log".formatted(growing.size() + 1));
                }
                Hash hash = row.hash();
                growing.add(hash);
                hashes.writeBytes(hash.bytes());
            }
            db.sql("insert into seal.leaves (first, hashes) values (?, ?)")
                    .params(some.getFirst().leaf(), hashes.toByteArray())
                    .update();
        }
        List<NewNode> nodes = growing.takeNewNodes();
        db.sql("""
                        insert into seal.node (level, index, hash)
                        select * from unnest(?::smallint[], ?::bigint[], ?::bytea[])""")
                .params(
                        nodes.stream().map(each -> (short) each.node().level()).toArray(Short[]::new),
                        nodes.stream().map(each -> each.node().index()).toArray(Long[]::new),
                        nodes.stream().map(each -> each.hash().bytes()).toArray(byte[][]::new))
                .update();
    }

    private static Instant recordedAt(StoredRow row) {
        return Instant.EPOCH.plusNanos(row.recordedAt() * 1_000);
    }
}
