package dev.rollcall.seal;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * A Merkle tree over leaves 0, 1, 2 … (RFC 6962, section 2.1), of which complete subtrees can be looked up: everything
 * else follows from these. A position of the log is a leaf's index and one.
 */
public final class MerkleTree {

    private final Function<Node, Hash> nodes;

    /** @param nodes of complete subtrees; asked for few of them, as many as the tree is high, and some */
    public MerkleTree(Function<Node, Hash> nodes) {
        this.nodes = nodes;
    }

    /** Which nodes it takes to do something with a tree, so that they can be had together. */
    public static Set<Node> neededFor(Consumer<MerkleTree> use) {
        Set<Node> needed = new LinkedHashSet<>();
        use.accept(new MerkleTree(node -> {
            needed.add(node);
            return Hash.empty();
        }));
        return needed;
    }

    /** MTH of these leaves, all of which are at hand. */
    public static Hash root(List<Hash> leaves) {
        if (leaves.isEmpty()) {
            return Hash.empty();
        }
        if (leaves.size() == 1) {
            return leaves.getFirst();
        }
        int middle = (int) largestPowerOfTwoBelow(leaves.size());
        return Hash.above(root(leaves.subList(0, middle)), root(leaves.subList(middle, leaves.size())));
    }

    /** MTH(D[size]), section 2.1. */
    public Hash root(long size) {
        return size == 0 ? Hash.empty() : hash(0, size);
    }

    /** Of a complete subtree. */
    public Hash subtree(Node node) {
        return nodes.apply(node);
    }

    /**
     * PATH(index, D[size]), section 2.1.1: proves that the tree has this leaf.
     *
     * @throws IllegalArgumentException for a leaf that it does not have
     */
    public List<Hash> inclusion(long index, long size) {
        if (index < 0 || index >= size) {
            throw new IllegalArgumentException("A tree of %d has no leaf %d".formatted(size, index));
        }
        List<Hash> path = new ArrayList<>();
        path(index, 0, size, path);
        return path;
    }

    private void path(long index, long first, long end, List<Hash> path) {
        if (end - first == 1) {
            return;
        }
        long middle = first + largestPowerOfTwoBelow(end - first);
        if (index < middle) {
            path(index, first, middle, path);
            path.add(hash(middle, end));
        } else {
            path(index, middle, end, path);
            path.add(hash(first, middle));
        }
    }

    /**
     * PROOF(before, D[size]), section 2.1.2: proves that a tree is a later state of a smaller one.
     *
     * @throws IllegalArgumentException for a smaller one that is empty, or larger
     */
    public List<Hash> consistency(long before, long size) {
        if (before < 1 || before > size) {
            throw new IllegalArgumentException("A tree of %d has not been one of %d".formatted(size, before));
        }
        List<Hash> proof = new ArrayList<>();
        subproof(before, 0, size, true, proof);
        return proof;
    }

    private void subproof(long before, long first, long end, boolean whole, List<Hash> proof) {
        if (before == end) {
            if (!whole) {
                proof.add(hash(first, end));
            }
            return;
        }
        long middle = first + largestPowerOfTwoBelow(end - first);
        if (before <= middle) {
            subproof(before, first, middle, whole, proof);
            proof.add(hash(middle, end));
        } else {
            subproof(before, middle, end, false, proof);
            proof.add(hash(first, middle));
        }
    }

    private Hash hash(long first, long end) {
        long count = end - first;
        if (Long.bitCount(count) == 1) {
            int level = Long.numberOfTrailingZeros(count);
            return nodes.apply(new Node(level, first >> level));
        }
        long middle = first + largestPowerOfTwoBelow(count);
        return Hash.above(hash(first, middle), hash(middle, end));
    }

    private static long largestPowerOfTwoBelow(long count) {
        return Long.highestOneBit(count - 1);
    }
}
