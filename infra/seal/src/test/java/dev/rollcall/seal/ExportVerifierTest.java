package dev.rollcall.seal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.seal.ExportVerifier.Verdict;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

@DisplayName("R93 an export says whether it is what was sealed")
class ExportVerifierTest {

    private static final JsonMapper JSON = new JsonMapper();
    private static final SigningKey LOG = SigningKey.of("test/log", "A".repeat(43));
    private static final SigningKey EXPORTS = SigningKey.of("test/exports", "B".repeat(42) + "A");
    private static final int SIZE = 9;

    private final List<StoredRow> log = new ArrayList<>();
    private final List<Hash> leaves = new ArrayList<>();

    ExportVerifierTest() {
        for (int i = 1; i <= SIZE; i++) {
            StoredRow row = row(i, i - 1, "sealed.1.u.abc" + i);
            log.add(row);
            leaves.add(row.hash());
        }
    }

    private static StoredRow row(long position, long sequence, String name) {
        return new StoredRow(
                position,
                "user/u",
                sequence,
                "User",
                "user.profile-changed",
                1,
                "e" + sequence,
                1_700_000_000_000_000L + sequence * 1_000,
                "{\"actorKind\":\"USER\",\"actorId\":\"a\",\"ip\":\"sealed.1.a.xyz\"}",
                "{\"name\":\"%s\",\"n\":%d}".formatted(name, sequence));
    }

    private static ObjectNode shown(StoredRow row) {
        ObjectNode shown = JSON.createObjectNode();
        shown.put("position", row.position())
                .put("stream", row.stream())
                .put("sequence", row.sequence())
                .put("type", row.type())
                .put("version", row.version())
                .put("eventId", row.eventId())
                .put(
                        "at",
                        java.time.Instant.ofEpochMilli(row.recordedAt() / 1_000).toString())
                .put("ip", "192.0.2.1");
        shown.putObject("actor").put("kind", "USER").put("id", "a");
        shown.putObject("data").put("name", "[erased]").put("n", row.sequence());
        return shown;
    }

    /** What is exported of a log whose rows are these by now. */
    private String export(List<StoredRow> rows) throws IOException {
        MerkleTree tree = new MerkleTree(node -> subtree(node));
        StringBuilder out = new StringBuilder();
        ExportWriter writer = new ExportWriter(out, EXPORTS);
        writer.begin(
                JSON.createObjectNode().put("complete", true),
                LOG.sign(new Checkpoint("test/log", SIZE, tree.root(SIZE)).text())
                        .note());
        for (int i = 0; i < SIZE; i++) {
            long position = i + 1L;
            StoredRow row = rows.stream()
                    .filter(each -> each.position() == position)
                    .findFirst()
                    .orElse(null);
            if (row == null) {
                writer.missing(position, leaves.get(i), tree.inclusion(i, SIZE));
            } else {
                writer.event(shown(row), row, leaves.get(i), tree.inclusion(i, SIZE));
            }
        }
        writer.end();
        return out.toString();
    }

    private Hash subtree(Node node) {
        return node.level() == 0
                ? leaves.get((int) node.index())
                : Hash.above(subtree(node.left()), subtree(node.right()));
    }

    private static Verdict verify(String export) throws IOException {
        return verify(export, List.of(LOG.publicKey(), EXPORTS.publicKey()));
    }

    private static Verdict verify(String export, List<PublicKey> keys) throws IOException {
        return new ExportVerifier(keys, events -> {}).verify(new BufferedReader(new StringReader(export)));
    }

    @Test
    @DisplayName("OK, where nothing was changed; erased persons too")
    void good() throws IOException {
        Verdict verdict = verify(export(log));

        assertThat(verdict.findings()).isEmpty();
        assertThat(verdict.events()).isEqualTo(SIZE);
        assertThat(verdict.checkpoint()).isNotNull();
    }

    @Test
    @DisplayName("OK by whichever key of the log it was signed, a former or the present one")
    void rotated() throws IOException {
        PublicKey another = SigningKey.of("test/log", "C".repeat(42) + "A").publicKey();
        PublicKey otherExports =
                SigningKey.of("test/exports", "D".repeat(42) + "A").publicKey();

        for (List<PublicKey> keys : List.of(
                List.of(another, LOG.publicKey(), otherExports, EXPORTS.publicKey()),
                List.of(EXPORTS.publicKey(), otherExports, LOG.publicKey(), another))) {
            assertThat(verify(export(log), keys).findings()).isEmpty();
        }
        assertThat(verify(export(log), List.of(another, EXPORTS.publicKey())).findings())
                .containsExactly("The checkpoint is not signed with a key that was given.");
    }

    @Test
    @DisplayName("a line that is longer than any of an export is not even read to its end")
    void endless() throws IOException {
        String line = "{\"export\":\"%s\",\"chain\":\"%s\"}".formatted("x".repeat(16_000_000), "A".repeat(43) + "=");

        assertThat(verify(line + "\n" + line.substring(0, 20)).findings())
                .containsExactly(
                        "Line 1 is no line of an export, or was changed: it has no hash of itself",
                        "Line 2 is no line of an export, or was changed: it has no hash of itself",
                        "The export is broken off after position 0: it has no signed end.");
    }

    @Test
    @DisplayName("characters that end lines elsewhere do not here")
    void lineSeparators() throws IOException {
        StringBuilder out = new StringBuilder();
        ExportWriter writer = new ExportWriter(out, EXPORTS);
        writer.begin(
                JSON.createObjectNode().put("of", "\u0085\u2028\u2029"),
                LOG.sign(new Checkpoint("test/log", 0, Hash.empty()).text()).note());
        writer.end();

        assertThat(verify(out.toString()).findings()).isEmpty();
    }

    @Test
    @DisplayName("who signs exports cannot sign a log, and who signs a log no export")
    void roles() throws IOException {
        String log = export(this.log);
        String checkpoint = JSON.readTree(log.lines().findFirst().orElseThrow())
                .path("checkpoint")
                .asString();
        String forged = EXPORTS.sign(
                        checkpoint.substring(0, checkpoint.indexOf("\n\n") + 1).replace("test/log", "test/exports"))
                .note();
        StringBuilder bySameKey = new StringBuilder();
        ExportWriter exporter = new ExportWriter(bySameKey, EXPORTS);
        exporter.begin(JSON.createObjectNode(), forged);
        exporter.end();
        StringBuilder byLog = new StringBuilder();
        ExportWriter logger = new ExportWriter(byLog, LOG);
        logger.begin(JSON.createObjectNode(), checkpoint);
        logger.end();

        assertThat(verify(bySameKey.toString()).findings())
                .containsExactly("The checkpoint is not signed with a key that was given.");
        assertThat(verify(byLog.toString()).findings())
                .containsExactly("The export is not what was signed when it was made.");
    }

    @Test
    @DisplayName("what is added to the end, which is signed with nothing else in it, is found")
    void forgedEnd() throws IOException {
        List<String> lines = new ArrayList<>(export(log).lines().toList());
        for (String added : List.of(
                lines.get(3).replace("\"n\":2", "\"n\":7"),
                "{\"export\":{\"complete\":true}}",
                "{\"note\":\"nothing\"}")) {
            List<String> forged = new ArrayList<>(lines);
            forged.set(SIZE + 1, withEnd(lines, added));

            assertThat(verify(String.join("\n", forged)).isGood()).isFalse();
        }
    }

    /** The end with other fields beside its own, and its hash made anew. */
    private static String withEnd(List<String> lines, String added) {
        ObjectNode end = (ObjectNode) JSON.readTree(lines.get(SIZE + 1));
        end.setAll((ObjectNode) JSON.readTree(added));
        end.remove("chain");
        byte[] before = Base64.getDecoder()
                .decode(JSON.readTree(lines.get(SIZE)).path("chain").asString());
        byte[] chain = ExportWriter.next(before, JSON.writeValueAsString(end));
        return JSON.writeValueAsString(end.put("chain", Base64.getEncoder().encodeToString(chain)));
    }

    @Nested
    @DisplayName("the log was tampered with")
    class Log {

        @Test
        @DisplayName("an event was changed")
        void changed() throws IOException {
            log.set(3, row(4, 3, "sealed.1.u.other"));

            assertThat(verify(export(log)).findings())
                    .containsExactly(
                            "The event at position 4 (user.profile-changed of user/u) was changed: it is not what was sealed.");
        }

        @Test
        @DisplayName("an event was removed")
        void removed() throws IOException {
            log.remove(3);

            assertThat(verify(export(log)).findings())
                    .containsExactly(
                            "The event at position 4 was removed: it was sealed, and is not there any more.",
                            "Before position 5, events 3 to 3 of user/u were removed.");
        }

        @Test
        @DisplayName("an event was inserted, and those after it moved on")
        void inserted() throws IOException {
            List<StoredRow> rows = new ArrayList<>(log.subList(0, 3));
            rows.add(row(4, 99, "sealed.1.u.new"));
            log.subList(3, SIZE - 1).forEach(each -> rows.add(each.at(each.position() + 1)));

            assertThat(verify(export(rows)).findings())
                    .contains(
                            "The event at position 4 (user.profile-changed of user/u) was inserted: what was sealed there stands at position 5.",
                            "The event at position 5 (user.profile-changed of user/u) was moved: it was sealed at position 4.");
        }

        @Test
        @DisplayName("two events changed places")
        void reordered() throws IOException {
            StoredRow third = log.get(2);
            log.set(2, log.get(5).at(3));
            log.set(5, third.at(6));

            assertThat(verify(export(log)).findings())
                    .contains(
                            "The event at position 3 (user.profile-changed of user/u) was moved: it was sealed at position 6.",
                            "The event at position 6 (user.profile-changed of user/u) was moved: it was sealed at position 3.");
        }

        @Test
        @DisplayName("an event was removed, and those after it moved up")
        void removedAndMoved() throws IOException {
            List<StoredRow> rows = new ArrayList<>(log.subList(0, 3));
            log.subList(4, SIZE).forEach(each -> rows.add(each.at(each.position() - 1)));

            assertThat(verify(export(rows)).findings())
                    .contains("The event at position 9 was removed: it was sealed, and is not there any more.")
                    .anyMatch(finding -> finding.contains("position 4") && finding.contains("sealed at position 5"));
        }
    }

    @Nested
    @DisplayName("the export was tampered with")
    class Export {

        private void finds(UnaryOperator<List<String>> tampering, String... words) throws IOException {
            List<String> lines = new ArrayList<>(export(log).lines().toList());
            Verdict verdict = verify(String.join("\n", tampering.apply(lines)) + "\n");

            assertThat(verdict.isGood()).isFalse();
            assertThat(verdict.findings())
                    .anySatisfy(finding -> assertThat(finding).contains(words));
        }

        @Test
        @DisplayName("what is shown")
        void shownOtherwise() throws IOException {
            finds(lines -> with(lines, 4, lines.get(4).replace("\"n\":3}", "\"n\":4}")), "position 4", "changed");
        }

        @Test
        @DisplayName("what is shown of a name, which no proof covers")
        void sealedShownOtherwise() throws IOException {
            finds(lines -> with(lines, 4, lines.get(4).replace("[erased]", "Eve")), "position 4", "changed");
        }

        @Test
        @DisplayName("what is stored")
        void storedOtherwise() throws IOException {
            finds(lines -> with(lines, 4, lines.get(4).replace("abc4", "abc5")), "position 4", "not what was sealed");
        }

        @Test
        @DisplayName("a line was removed")
        void lineRemoved() throws IOException {
            finds(lines -> without(lines, 4), "position 5", "removed");
        }

        @Test
        @DisplayName("the last lines were removed")
        void endRemoved() throws IOException {
            finds(lines -> lines.subList(0, 7), "broken off after position 6");
        }

        @Test
        @DisplayName("the last event was removed and the end kept")
        void lastRemoved() throws IOException {
            finds(lines -> without(lines, SIZE), "The export has 8 events and had 9");
        }

        @Test
        @DisplayName("a line is there twice")
        void inserted() throws IOException {
            finds(
                    lines -> {
                        lines.add(4, lines.get(3));
                        return lines;
                    },
                    "position 3",
                    "twice");
        }

        @Test
        @DisplayName("two lines changed places")
        void reordered() throws IOException {
            finds(
                    lines -> {
                        lines.add(6, lines.remove(3));
                        return lines;
                    },
                    "position 3",
                    "order");
        }

        @Test
        @DisplayName("something was added after the end")
        void added() throws IOException {
            finds(
                    lines -> {
                        lines.add(lines.get(3));
                        return lines;
                    },
                    "after the end");
        }

        @Test
        @DisplayName("made anew by somebody without the keys")
        void forged() throws IOException {
            StringBuilder out = new StringBuilder();
            SigningKey own = SigningKey.of("test/log", "C".repeat(42) + "A");
            ExportWriter writer = new ExportWriter(out, own);
            writer.begin(
                    JSON.createObjectNode(),
                    own.sign(new Checkpoint("test/log", 0, Hash.empty()).text()).note());
            writer.end();

            assertThat(verify(out.toString()).isGood()).isFalse();
        }

        @Test
        @DisplayName("nothing, and nonsense")
        void nonsense() throws IOException {
            assertThat(verify("").isGood()).isFalse();
            assertThat(verify("{}\n[1]\nnull\n").isGood()).isFalse();
            assertThat(verify("{\"event\":{},\"chain\":\"%s\"}\n".formatted("A".repeat(44)))
                            .isGood())
                    .isFalse();
        }

        private static List<String> with(List<String> lines, int at, String line) {
            assertThat(line).isNotEqualTo(lines.get(at));
            lines.set(at, line);
            return lines;
        }

        private static List<String> without(List<String> lines, int at) {
            lines.remove(at);
            return lines;
        }
    }
}
