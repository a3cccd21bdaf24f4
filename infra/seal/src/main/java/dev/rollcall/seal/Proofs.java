package dev.rollcall.seal;

import java.util.Iterator;
import java.util.List;

/** Checks what {@link MerkleTree} proves, knowing roots alone (RFC 9162, sections 2.1.3.2 and 2.1.4.2). */
public final class Proofs {

    private Proofs() {}

    /** Whether the tree of this size and root has the leaf at this place. */
    public static boolean includes(Hash leaf, long index, long size, List<Hash> path, Hash root) {
        if (index < 0 || index >= size) {
            return false;
        }
        long node = index;
        long last = size - 1;
        Hash hash = leaf;
        for (Hash sibling : path) {
            if (last == 0) {
                return false;
            }
            if ((node & 1) == 1 || node == last) {
                hash = Hash.above(sibling, hash);
                while ((node & 1) == 0 && node != 0) {
                    node >>= 1;
                    last >>= 1;
                }
            } else {
                hash = Hash.above(hash, sibling);
            }
            node >>= 1;
            last >>= 1;
        }
        return last == 0 && hash.equals(root);
    }

    /** Whether the tree of the second size and root is a later state of the first. */
    public static boolean areConsistent(long first, long second, Hash firstRoot, Hash secondRoot, List<Hash> proof) {
        if (first < 1 || first > second) {
            return false;
        }
        if (first == second) {
            return proof.isEmpty() && firstRoot.equals(secondRoot);
        }
        boolean isComplete = Long.bitCount(first) == 1;
        Iterator<Hash> hashes = proof.iterator();
        if (!isComplete && !hashes.hasNext()) {
            return false;
        }
        Hash start = isComplete ? firstRoot : hashes.next();
        long node = first - 1;
        long last = second - 1;
        while ((node & 1) == 1) {
            node >>= 1;
            last >>= 1;
        }
        Hash one = start;
        Hash other = start;
        while (hashes.hasNext()) {
            Hash sibling = hashes.next();
            if (last == 0) {
                return false;
            }
            if ((node & 1) == 1 || node == last) {
                one = Hash.above(sibling, one);
                other = Hash.above(sibling, other);
                while ((node & 1) == 0 && node != 0) {
                    node >>= 1;
                    last >>= 1;
                }
            } else {
                other = Hash.above(other, sibling);
            }
            node >>= 1;
            last >>= 1;
        }
        return last == 0 && one.equals(firstRoot) && other.equals(secondRoot);
    }
}
