package dev.rollcall.query.audit;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.rollcall.eventlog.LogSource;
import dev.rollcall.eventlog.seal.SealedTree;
import dev.rollcall.eventlog.seal.SealedTree.Sealed;
import dev.rollcall.query.platform.Cursor;
import dev.rollcall.query.platform.Page;
import dev.rollcall.seal.Checkpoint;
import dev.rollcall.seal.Hash;
import dev.rollcall.seal.Proofs;
import dev.rollcall.seal.SigningKey;
import dev.rollcall.seal.StoredRow;
import dev.rollcall.web.Refusal;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What was signed of the log, and that events are a part of it (R93); hashes, which tell nothing to strangers. */
@RestController
class ProofController {

    private static final String NUMBER = "[1-9]\\d{0,17}";

    private final SealedTree tree;
    private final SigningKey exports;
    private final LogSource log;

    ProofController(SealedTree tree, SigningKey exports, LogSource log) {
        this.log = log;
        this.tree = tree;
        this.exports = exports;
    }

    @GetMapping("/v1/audit/checkpoints")
    ResponseEntity<Page.Items<Sealed>> checkpoints(
            @RequestParam @Nullable String cursor, @RequestParam @Nullable Integer limit, HttpServletRequest request) {
        int most = Page.limit(limit);
        long before =
                cursor == null ? Long.MAX_VALUE : number(Cursor.read(cursor, 1).getFirst());
        List<Sealed> found = tree.before(before, most + 1);
        return Page.of(found, most, request, each -> Cursor.of(List.of(Long.toString(each.size()))), each -> each);
    }

    private static long number(String text) {
        if (!text.matches(NUMBER)) {
            throw Cursor.invalid();
        }
        return Long.parseLong(text);
    }

    /**
     * That an event is in the tree.
     *
     * @param leaf hash of the event when it was sealed
     * @param stored hash of the event as the log has it now; absent where it does not have it
     * @param matches whether the two are the same
     * @param path from the leaf to the root of the checkpoint
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Proof(
            long position,
            String leaf,
            @Nullable String stored,
            boolean matches,
            List<String> path,
            Sealed checkpoint) {}

    @GetMapping("/v1/audit/proofs/{position}")
    Proof proof(@PathVariable String position) {
        if (!position.matches(NUMBER)) {
            throw Refusal.invalidParameter("A position is a number from 1.");
        }
        long leaf = Long.parseLong(position) - 1;
        Sealed latest = tree.latest().filter(each -> each.size() > leaf).orElseThrow(() -> notSealed(leaf + 1));
        List<Hash> path = proven(
                () -> tree.prepared(each -> each.inclusion(leaf, latest.size())).inclusion(leaf, latest.size()));
        Hash then = leaf(leaf);
        if (!Proofs.includes(then, leaf, latest.size(), path, root(latest))) {
            throw tampered();
        }
        StoredRow row = tree.rowsAt(List.of(leaf + 1)).get(leaf + 1);
        Hash stored = row == null ? null : row.hash();
        return new Proof(
                leaf + 1,
                then.base64(),
                stored == null ? null : stored.base64(),
                stored != null && stored.equals(then),
                path.stream().map(Hash::base64).toList(),
                latest);
    }

    /** That the tree of one size is a later state of the tree of another. */
    record Consistency(Sealed from, Sealed to, List<String> proof) {}

    @GetMapping("/v1/audit/consistency")
    Consistency consistency(@RequestParam String from, @RequestParam String to) {
        Sealed first = covering(from);
        Sealed second = covering(to);
        if (first.size() > second.size()) {
            throw Refusal.invalidParameter("A tree is a later state of a smaller one.");
        }
        List<Hash> proof = proven(() -> tree.prepared(each -> each.consistency(first.size(), second.size()))
                .consistency(first.size(), second.size()));
        if (!Proofs.areConsistent(first.size(), second.size(), root(first), root(second), proof)) {
            throw tampered();
        }
        return new Consistency(first, second, proof.stream().map(Hash::base64).toList());
    }

    private static List<Hash> proven(Supplier<List<Hash>> proof) {
        try {
            return proof.get();
        } catch (IllegalStateException missing) {
            throw tampered();
        }
    }

    private Hash leaf(long index) {
        try {
            return Objects.requireNonNull(tree.leaves(List.of(index)).get(index));
        } catch (IllegalStateException missing) {
            throw tampered();
        }
    }

    /** What the note says; whether it is signed, whoever checks finds out. */
    private static Hash root(Sealed checkpoint) {
        try {
            return Checkpoint.parse(checkpoint.note()).root();
        } catch (IllegalArgumentException changed) {
            throw tampered();
        }
    }

    /** The tree as it is stored proves nothing. */
    static Refusal tampered() {
        return Refusal.conflict(
                "audit.tree-tampered",
                "The stored tree is not what was signed: somebody has tampered with it. What was published before tells.");
    }

    private Sealed covering(String size) {
        if (!size.matches(NUMBER)) {
            throw Refusal.invalidParameter("A size is a number from 1.");
        }
        return tree.covering(Long.parseLong(size)).orElseThrow(() -> notSealed(Long.parseLong(size)));
    }

    private Refusal notSealed(long position) {
        return position > log.head()
                ? Refusal.notFound("audit.no-such-position", "The log has no such position.")
                : notSealed();
    }

    static Refusal notSealed() {
        return Refusal.of(
                Refusal.Reason.UNAVAILABLE, "audit.not-sealed", "That is not sealed yet; ask again in a moment.");
    }

    /** Those of the log and of exports, as {@code ./rollcall verify} takes them. Whoever checks had better have them before. */
    @GetMapping(path = "/v1/audit/public-keys", produces = "text/plain;charset=UTF-8")
    String publicKeys() {
        return Stream.concat(
                        tree.publicKeys().stream(),
                        Stream.of(exports.publicKey().toString()))
                .collect(Collectors.joining("\n", "", "\n"));
    }
}
