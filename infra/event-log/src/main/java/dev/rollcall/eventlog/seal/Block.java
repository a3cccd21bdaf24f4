package dev.rollcall.eventlog.seal;

import dev.rollcall.seal.Hash;
import dev.rollcall.seal.MerkleTree;
import dev.rollcall.seal.Node;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Leaves that begin a subtree of a fixed size, all of them or the first; what is smaller than it follows from these. */
record Block(List<Hash> hashes) {

    static final int LEVEL = 8;
    static final int LEAVES = 1 << LEVEL;
    static final Block EMPTY = new Block(List.of());

    /** Whether a node is smaller than a block. */
    static boolean holds(Node node) {
        return node.level() < LEVEL;
    }

    /** In which block a smaller node is. */
    static long indexOf(Node node) {
        return node.firstLeaf() >> LEVEL;
    }

    /** @param bytes of hashes, one after the other */
    static Block of(byte[] bytes) {
        List<Hash> hashes = new ArrayList<>();
        for (int at = 0; at < bytes.length; at += Hash.SIZE) {
            hashes.add(Hash.of(Arrays.copyOfRange(bytes, at, at + Hash.SIZE)));
        }
        return new Block(hashes);
    }

    Block followedBy(Block others) {
        List<Hash> all = new ArrayList<>(hashes);
        all.addAll(others.hashes);
        return new Block(all);
    }

    /** @throws IllegalStateException for fewer */
    List<Hash> first(int count) {
        if (count > hashes.size()) {
            throw new IllegalStateException("%d of %d leaves are missing".formatted(count - hashes.size(), count));
        }
        return hashes.subList(0, count);
    }

    /** @throws IllegalStateException for a node with leaves that are not here */
    Hash hash(Node node) {
        int from = (int) (node.firstLeaf() & (LEAVES - 1));
        List<Hash> under = first(from + (int) node.leaves()).subList(from, from + (int) node.leaves());
        return MerkleTree.root(under);
    }
}
