package dev.rollcall.eventlog.seal;

import dev.rollcall.seal.Hash;
import dev.rollcall.seal.MerkleTree;
import dev.rollcall.seal.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A tree that leaves are added to, of which only what they need is kept: its unfinished block and its left branches. */
public final class GrowingTree {

    /** By level, the smallest first. */
    private final Map<Integer, Hash> left = new TreeMap<>();

    private final List<Hash> unfinished = new ArrayList<>();
    private final List<NewNode> newNodes = new ArrayList<>();
    private long size;

    /** A subtree that is complete by now. */
    public record NewNode(Node node, Hash hash) {}

    /**
     * The tree as it was stored.
     *
     * @throws IllegalStateException where something of it is missing
     */
    public static GrowingTree of(SealedTree stored, long size) {
        GrowingTree tree = new GrowingTree();
        tree.size = size;
        tree.unfinished.addAll(stored.unfinished(size));
        MerkleTree whole = stored.prepared(each -> each.root(size));
        for (int level = Block.LEVEL; size >> level > 0; level++) {
            if ((size >> level & 1) == 1) {
                tree.left.put(level, whole.subtree(new Node(level, (size >> level) - 1)));
            }
        }
        return tree;
    }

    public long size() {
        return size;
    }

    public void add(Hash leaf) {
        unfinished.add(leaf);
        size++;
        if (unfinished.size() == Block.LEAVES) {
            complete(new Node(Block.LEVEL, (size >> Block.LEVEL) - 1), MerkleTree.root(unfinished));
            unfinished.clear();
        }
    }

    private void complete(Node node, Hash hash) {
        newNodes.add(new NewNode(node, hash));
        Hash sibling = left.remove(node.level());
        if (sibling == null) {
            left.put(node.level(), hash);
        } else {
            complete(new Node(node.level() + 1, node.index() / 2), Hash.above(sibling, hash));
        }
    }

    public Hash root() {
        Hash root = unfinished.isEmpty() ? null : MerkleTree.root(unfinished);
        for (Hash branch : left.values()) {
            root = root == null ? branch : Hash.above(branch, root);
        }
        return root == null ? Hash.empty() : root;
    }

    /** Those that have become complete since this was last asked. */
    public List<NewNode> takeNewNodes() {
        List<NewNode> taken = List.copyOf(newNodes);
        newNodes.clear();
        return taken;
    }
}
