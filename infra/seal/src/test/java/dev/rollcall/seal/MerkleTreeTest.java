package dev.rollcall.seal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The leaves and nodes are those of the reference implementation of Certificate Transparency (RFC 6962). */
@DisplayName("R93 the Merkle tree of RFC 6962")
class MerkleTreeTest {

    private static final List<Hash> LEAVES = Stream.of(
                    "", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f")
            .map(entry -> Hash.ofLeaf(HexFormat.of().parseHex(entry)))
            .toList();

    private static final List<String> ROOTS = List.of(
            "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
            "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
            "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
            "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
            "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
            "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
            "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
            "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
            "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328");

    private final MerkleTree tree = treeOf(LEAVES);

    private static MerkleTree treeOf(List<Hash> leaves) {
        return new MerkleTree(node -> subtree(leaves, node));
    }

    private static Hash subtree(List<Hash> leaves, Node node) {
        return node.level() == 0
                ? leaves.get(Math.toIntExact(node.index()))
                : Hash.above(subtree(leaves, node.left()), subtree(leaves, node.right()));
    }

    private static String hex(Hash hash) {
        return HexFormat.of().formatHex(hash.bytes());
    }

    @Test
    @DisplayName("has the known roots")
    void roots() {
        for (int size = 0; size < ROOTS.size(); size++) {
            assertThat(hex(tree.root(size))).isEqualTo(ROOTS.get(size));
            assertThat(hex(MerkleTree.root(LEAVES.subList(0, size)))).isEqualTo(ROOTS.get(size));
        }
    }

    @Test
    @DisplayName("has the known paths")
    void knownPaths() {
        assertThat(tree.inclusion(0, 1)).isEmpty();
        assertThat(tree.inclusion(0, 8).stream().map(MerkleTreeTest::hex))
                .containsExactly(
                        "96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7",
                        "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
                        "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4");
        assertThat(tree.inclusion(5, 8).stream().map(MerkleTreeTest::hex))
                .containsExactly(
                        "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b",
                        "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
                        "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7");
        assertThat(tree.inclusion(2, 3).stream().map(MerkleTreeTest::hex))
                .containsExactly("fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125");
    }

    @Test
    @DisplayName("has the known proofs of consistency")
    void knownConsistency() {
        assertThat(tree.consistency(1, 1)).isEmpty();
        assertThat(tree.consistency(6, 8).stream().map(MerkleTreeTest::hex))
                .containsExactly(
                        "0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a",
                        "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
                        "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7");
        assertThat(tree.consistency(2, 5).stream().map(MerkleTreeTest::hex))
                .containsExactly(
                        "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
                        "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 7, 8, 9, 15, 16, 17, 33, 64, 65})
    @DisplayName("every leaf and every smaller tree is proved, and nothing else")
    void proves(int size) {
        List<Hash> leaves = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            leaves.add(Hash.ofLeaf(new byte[] {(byte) i, 42}));
        }
        MerkleTree grown = treeOf(leaves);
        Hash root = grown.root(size);
        for (int i = 0; i < size; i++) {
            List<Hash> path = grown.inclusion(i, size);
            assertThat(Proofs.includes(leaves.get(i), i, size, path, root)).isTrue();
            assertThat(Proofs.includes(Hash.empty(), i, size, path, root)).isFalse();
            assertThat(Proofs.includes(leaves.get(i), i + 1L, size, path, root)).isFalse();
            assertThat(Proofs.includes(leaves.get(i), i, size, path, Hash.empty()))
                    .isFalse();
            for (int changed = 0; changed < path.size(); changed++) {
                List<Hash> other = new ArrayList<>(path);
                other.set(changed, Hash.empty());
                assertThat(Proofs.includes(leaves.get(i), i, size, other, root)).isFalse();
            }
            int before = i + 1;
            List<Hash> proof = grown.consistency(before, size);
            assertThat(Proofs.areConsistent(before, size, grown.root(before), root, proof))
                    .isTrue();
            assertThat(Proofs.areConsistent(before, size, Hash.empty(), root, proof))
                    .isFalse();
            assertThat(Proofs.areConsistent(before, size, grown.root(before), Hash.empty(), proof))
                    .isFalse();
        }
    }

    @Test
    @DisplayName("says which nodes something takes")
    void needed() {
        assertThat(MerkleTree.neededFor(some -> some.inclusion(5, 8)))
                .containsExactlyInAnyOrder(new Node(0, 4), new Node(1, 3), new Node(2, 0));
    }
}
