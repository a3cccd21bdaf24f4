package dev.rollcall.seal;

/**
 * The root of a subtree that is complete: of {@code 2^level} leaves, of which the first is {@code index * 2^level}.
 */
public record Node(int level, long index) {

    /** The first leaf under it. */
    public long firstLeaf() {
        return index << level;
    }

    public long leaves() {
        return 1L << level;
    }

    public Node left() {
        return new Node(level - 1, 2 * index);
    }

    public Node right() {
        return new Node(level - 1, 2 * index + 1);
    }
}
