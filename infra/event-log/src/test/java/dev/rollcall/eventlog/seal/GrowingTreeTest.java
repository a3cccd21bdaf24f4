package dev.rollcall.eventlog.seal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.seal.Hash;
import dev.rollcall.seal.MerkleTree;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("R93 a tree that grows")
class GrowingTreeTest {

    @Test
    @DisplayName("has the root of all its leaves at every size, and tells each node once")
    void grows() {
        GrowingTree tree = new GrowingTree();
        List<Hash> leaves = new ArrayList<>();
        Map<Object, Hash> nodes = new HashMap<>();
        for (int i = 0; i < 2_100; i++) {
            Hash leaf = Hash.ofLeaf(ByteBuffer.allocate(4).putInt(i).array());
            leaves.add(leaf);
            tree.add(leaf);
            tree.takeNewNodes().forEach(each -> {
                assertThat(nodes.put(each.node(), each.hash())).isNull();
                assertThat(each.hash())
                        .isEqualTo(
                                MerkleTree.root(leaves.subList((int) each.node().firstLeaf(), (int)
                                        (each.node().firstLeaf() + each.node().leaves()))));
            });
            if (i % 37 == 0 || i % 256 < 2) {
                assertThat(tree.root()).isEqualTo(MerkleTree.root(leaves));
            }
        }
        assertThat(tree.size()).isEqualTo(2_100);
        assertThat(nodes).hasSize(8 + 4 + 2 + 1);
    }
}
