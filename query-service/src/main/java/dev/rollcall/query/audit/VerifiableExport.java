package dev.rollcall.query.audit;

import dev.rollcall.eventlog.seal.SealedTree;
import dev.rollcall.eventlog.seal.SealedTree.Sealed;
import dev.rollcall.query.audit.HistoryExportController.Form;
import dev.rollcall.seal.ExportWriter;
import dev.rollcall.seal.Hash;
import dev.rollcall.seal.MerkleTree;
import dev.rollcall.seal.StoredRow;
import dev.rollcall.web.Refusal;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** History with its proofs, a line for each event: {@code ./rollcall verify} needs nothing else but the public keys. */
final class VerifiableExport implements Form {

    private final ExportWriter out;
    private final SealedTree log;
    private final Sealed checkpoint;
    private final ObjectNode what;
    private final JsonMapper json;

    /** @param checkpoint covers all that is exported */
    VerifiableExport(ExportWriter out, SealedTree log, Sealed checkpoint, ObjectNode what, JsonMapper json) {
        this.out = out;
        this.log = log;
        this.checkpoint = checkpoint;
        this.what = what;
        this.json = json;
    }

    @Override
    public void begin() throws IOException {
        out.begin(what, checkpoint.note());
    }

    /** @throws Refusal where the stored tree is not whole: what has been written until then is no export */
    @Override
    public void write(List<HistoryItem> items) throws IOException {
        try {
            prove(items);
        } catch (IllegalStateException missing) {
            throw ProofController.tampered();
        }
    }

    private void prove(List<HistoryItem> items) throws IOException {
        List<Long> positions = items.stream().map(HistoryItem::position).toList();
        Map<Long, StoredRow> rows = log.rowsAt(positions);
        Map<Long, Hash> leaves =
                log.leaves(positions.stream().map(position -> position - 1).toList());
        Consumer<MerkleTree> paths =
                tree -> positions.forEach(position -> tree.inclusion(position - 1, checkpoint.size()));
        MerkleTree tree = log.prepared(paths);
        for (HistoryItem item : items) {
            long index = item.position() - 1;
            Hash leaf = Objects.requireNonNull(leaves.get(index));
            List<Hash> path = tree.inclusion(index, checkpoint.size());
            StoredRow row = rows.get(item.position());
            if (row == null) {
                out.missing(item.position(), leaf, path);
            } else {
                out.event(json.valueToTree(item), row, leaf, path);
            }
        }
    }

    @Override
    public void end() throws IOException {
        out.end();
    }
}
