package dev.rollcall.eventlog.seal;

import dev.rollcall.seal.Hash;
import dev.rollcall.seal.MerkleTree;
import dev.rollcall.seal.Node;
import dev.rollcall.seal.StoredRow;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads the tree and the rows that it is over. */
public final class SealedTree {

    private static final String ROW = """
            position, stream, sequence, stream_type, type, version, event_id,
            (extract(epoch from recorded_at) * 1000000)::bigint as recorded_at, metadata, payload""";

    private final JdbcClient db;

    public SealedTree(JdbcClient db) {
        this.db = db;
    }

    /** What was signed of a tree of this size. */
    public record Sealed(long size, String note, Instant sealedAt) {}

    /** Empty as long as nothing was sealed. */
    public Optional<Sealed> latest() {
        return before(Long.MAX_VALUE, 1).stream().findFirst();
    }

    /** The largest first, of those that are smaller. */
    public List<Sealed> before(long size, int limit) {
        return db.sql("select size, note, sealed_at from seal.checkpoint where size < ? order by size desc limit ?")
                .params(size, limit)
                .query(Sealed.class)
                .list();
    }

    /** The smallest that has so many leaves. */
    public Optional<Sealed> covering(long size) {
        return db.sql("select size, note, sealed_at from seal.checkpoint where size >= ? order by size limit 1")
                .param(size)
                .query(Sealed.class)
                .optional();
    }

    /** The smallest first, of those that are larger than one size and not than another. */
    public List<Sealed> between(long after, long upTo) {
        return db.sql("select size, note, sealed_at from seal.checkpoint where size > ? and size <= ? order by size")
                .params(after, upTo)
                .query(Sealed.class)
                .list();
    }

    /** Whether this very note was stored. */
    public boolean holds(long size, String note) {
        return db.sql("select exists (select from seal.checkpoint where (size, note) = (?, ?))")
                .params(size, note)
                .query(Boolean.class)
                .single();
    }

    /** Whether there is an event where there can be none: no leaf is before the first. */
    public boolean isPreceded() {
        return db.sql("select exists (select from event_store.event where position < 1)")
                .query(Boolean.class)
                .single();
    }

    /** The keys that checkpoints were signed with, the newest first. */
    public List<String> publicKeys() {
        return db.sql("select key from seal.public_key order by since desc")
                .query(String.class)
                .list();
    }

    /** Events as they are stored now, in order. */
    public List<StoredRow> rows(long after, int limit) {
        return db.sql("select " + ROW + " from event_store.event where position > ? order by position limit ?")
                .params(after, limit)
                .query(SealedTree::row)
                .list();
    }

    /** Those of these positions that there are, by position. */
    public Map<Long, StoredRow> rowsAt(Collection<Long> positions) {
        return db
                .sql("select " + ROW + " from event_store.event where position = any (?) order by position")
                .param(positions.toArray(Long[]::new))
                .query(SealedTree::row)
                .list()
                .stream()
                .collect(Collectors.toMap(StoredRow::position, row -> row));
    }

    private static StoredRow row(ResultSet row, int number) throws SQLException {
        return new StoredRow(
                row.getLong("position"),
                row.getString("stream"),
                row.getLong("sequence"),
                row.getString("stream_type"),
                row.getString("type"),
                row.getInt("version"),
                row.getString("event_id"),
                row.getLong("recorded_at"),
                row.getString("metadata"),
                row.getString("payload"));
    }

    /**
     * The tree, with all that something takes read together.
     *
     * @throws IllegalStateException where what is needed is not stored
     */
    public MerkleTree prepared(Consumer<MerkleTree> use) {
        Set<Node> needed = MerkleTree.neededFor(use);
        Map<Node, Hash> nodes =
                nodes(needed.stream().filter(node -> !Block.holds(node)).toList());
        Map<Long, Block> blocks =
                blocks(needed.stream().filter(Block::holds).map(Block::indexOf).collect(Collectors.toSet()));
        return new MerkleTree(node -> Block.holds(node)
                ? blocks.getOrDefault(Block.indexOf(node), Block.EMPTY).hash(node)
                : Optional.ofNullable(nodes.get(node))
                        .orElseThrow(() -> new IllegalStateException("The tree has no " + node)));
    }

    /** The hash that an event had when it was sealed. */
    public Map<Long, Hash> leaves(Collection<Long> indexes) {
        Map<Long, Block> blocks = blocks(
                indexes.stream().map(index -> Block.indexOf(new Node(0, index))).collect(Collectors.toSet()));
        return indexes.stream().distinct().collect(Collectors.toMap(index -> index, index -> {
            Node leaf = new Node(0, index);
            return blocks.getOrDefault(Block.indexOf(leaf), Block.EMPTY).hash(leaf);
        }));
    }

    /** The leaves after the last complete block. */
    List<Hash> unfinished(long size) {
        long block = size >> Block.LEVEL;
        return blocks(Set.of(block)).getOrDefault(block, Block.EMPTY).first((int) (size - (block << Block.LEVEL)));
    }

    private Map<Long, Block> blocks(Set<Long> indexes) {
        Map<Long, Block> blocks = new HashMap<>();
        if (!indexes.isEmpty()) {
            db.sql("""
                            select b.first >> %1$d as block, greatest(l.first, b.first) as first,
                                   substring(l.hashes from (32 * greatest(b.first - l.first, 0) + 1)::int
                                       for (32 * (least(l.first + length(l.hashes) / 32, b.first + %2$d)
                                                  - greatest(l.first, b.first)))::int) as hashes
                            from unnest(?::bigint[]) as b (first)
                            cross join lateral (
                                (select * from seal.leaves where first <= b.first order by first desc limit 1)
                                union all
                                (select * from seal.leaves where first > b.first and first < b.first + %2$d)) l
                            where l.first + length(l.hashes) / 32 > b.first
                            order by 1, 2""".formatted(Block.LEVEL, Block.LEAVES))
                    .param(indexes.stream().map(index -> index << Block.LEVEL).toArray(Long[]::new))
                    .query((row, i) -> Map.entry(row.getLong("block"), row.getBytes("hashes")))
                    .list()
                    .forEach(part -> blocks.merge(part.getKey(), Block.of(part.getValue()), Block::followedBy));
        }
        return blocks;
    }

    /** Those of these that are stored. */
    public Map<Node, Hash> nodes(List<Node> needed) {
        Map<Node, Hash> found = new HashMap<>();
        if (!needed.isEmpty()) {
            db.sql("""
                            select n.level, n.index, n.hash
                            from unnest(?::smallint[], ?::bigint[]) as asked (level, index)
                            join seal.node n on (n.level, n.index) = (asked.level, asked.index)""")
                    .params(
                            needed.stream().map(node -> (short) node.level()).toArray(Short[]::new),
                            needed.stream().map(Node::index).toArray(Long[]::new))
                    .query((row, i) -> Map.entry(
                            new Node(row.getInt("level"), row.getLong("index")), Hash.of(row.getBytes("hash"))))
                    .list()
                    .forEach(each -> found.put(each.getKey(), each.getValue()));
        }
        return found;
    }
}
