package dev.rollcall.seal;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.LongConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Says whether an export is what was sealed, and which event is not; needs the export and the public keys alone. */
public final class ExportVerifier {

    private static final JsonMapper JSON = new JsonMapper();
    private static final Pattern CHAINED = Pattern.compile("(.*),\"chain\":\"([A-Za-z0-9+/=]{44})\"}");
    private static final int MOST_FINDINGS = 200;

    /** Of these, all events are in the history of whoever they are about. */
    private static final Pattern WHOLE = Pattern.compile("(user|account|session)/.*");

    private final Collection<PublicKey> keys;
    private final LongConsumer progress;
    private final List<String> findings = new ArrayList<>();
    private final Map<Long, Unlike> unlike = new LinkedHashMap<>();
    private final Map<String, Long> sequences = new HashMap<>();

    private byte[] chain = new byte[Hash.SIZE];
    private @Nullable Checkpoint checkpoint;
    private boolean complete;
    private boolean newestFirst;
    private boolean ended;
    private long events;
    private long last;
    private long line;

    /** An event whose row is not the one that was sealed. */
    private record Unlike(StoredRow row, Hash leaf) {}

    /**
     * @param keys of whoever signs checkpoints, and of whoever signs exports
     * @param progress is told how many events have been checked, now and then
     */
    public ExportVerifier(Collection<PublicKey> keys, LongConsumer progress) {
        this.keys = keys;
        this.progress = progress;
    }

    /**
     * What came of it.
     *
     * @param checkpoint null if there is none that can be trusted
     * @param findings what is wrong, in words; none if nothing is
     */
    public record Verdict(long events, @Nullable Checkpoint checkpoint, List<String> findings) {

        public boolean isGood() {
            return findings.isEmpty();
        }
    }

    /** @throws IOException if it cannot be read */
    public Verdict verify(BufferedReader export) throws IOException {
        for (String text = export.readLine(); text != null; text = export.readLine()) {
            line++;
            try {
                check(text);
            } catch (RuntimeException e) { // whatever somebody has written there
                find("Line %d is no line of an export, or was changed: %s".formatted(line, firstLine(e)));
            }
            if (line % 1_000 == 0) {
                progress.accept(events);
            }
        }
        if (!ended) {
            find("The export is broken off after position %d: it has no signed end.".formatted(last));
        }
        explainUnlike();
        return new Verdict(events, checkpoint, List.copyOf(findings));
    }

    private static String firstLine(RuntimeException e) {
        return String.valueOf(e.getMessage()).lines().findFirst().orElse("");
    }

    private void check(String text) {
        Matcher chained = CHAINED.matcher(text);
        if (!chained.matches()) {
            throw new IllegalArgumentException("it has no hash of itself");
        }
        JsonNode json = JSON.readTree(text);
        if (ended) {
            find("Line %d was added after the end.".formatted(line));
        } else if (json.has("end")) {
            checkEnd(json);
        }
        chain = ExportWriter.next(chain, chained.group(1) + "}");
        boolean unbroken = Arrays.equals(chain, Base64.getDecoder().decode(chained.group(2)));
        chain = Base64.getDecoder().decode(chained.group(2)); // to go on from
        if (json.has("export")) {
            checkHeader(json);
        } else if (json.has("event")) {
            checkEvent(json, unbroken);
        } else if (json.has("missing")) {
            checkMissing(json);
        } else if (!json.has("end")) {
            throw new IllegalArgumentException("it says nothing known");
        }
        if (!unbroken && !json.has("event")) {
            find("Line %d was changed, or a line before it was removed, inserted or moved.".formatted(line));
        }
    }

    private void checkHeader(JsonNode json) {
        String note = json.path("checkpoint").asString();
        complete = json.at("/export/complete").asBoolean(false);
        newestFirst = json.at("/export/newestFirst").asBoolean(false);
        for (PublicKey key : keys) {
            if (note.startsWith(key.name() + "\n")) {
                checkpoint = Checkpoint.parse(new SignedNote(note).textSignedBy(key));
            }
        }
        if (checkpoint == null) {
            find("The checkpoint is not signed with a key that was given.");
        }
    }

    private void checkEvent(JsonNode json, boolean unbroken) {
        StoredRow row =
                Objects.requireNonNull(JSON.treeToValue(json.path("stored"), StoredRow.class), "there is no row");
        String what = "The event at position %d (%s of %s)".formatted(row.position(), row.type(), row.stream());
        events++;
        if (!unbroken) {
            find("%s: the line was changed, or a line before it was removed, inserted or moved.".formatted(what));
        }
        checkOrder(row.position(), what);
        Hash leaf = Hash.parse(json.path("leaf").asString());
        if (!isIncluded(json, row.leaf(), leaf)) {
            find("%s is not proved to be in the tree: its proof was changed, or it was inserted.".formatted(what));
        } else if (!row.hash().equals(leaf)) {
            unlike(row, leaf);
        } else {
            String otherwise = Shown.otherwise(json.path("event"), row);
            if (otherwise != null) {
                find("%s is shown with another %s than it has.".formatted(what, otherwise));
            }
        }
        checkSequence(row);
    }

    private void checkMissing(JsonNode json) {
        long position = json.at("/missing/position").asLong();
        checkOrder(position, "The event at position %d".formatted(position));
        boolean proved =
                isIncluded(json, position - 1, Hash.parse(json.path("leaf").asString()));
        find(
                proved
                        ? "The event at position %d was removed: it was sealed, and is not there any more."
                                .formatted(position)
                        : "An event at position %d is said to be missing, and cannot be proved to have been there."
                                .formatted(position));
    }

    private void checkOrder(long position, String what) {
        if (last != 0 && (newestFirst ? position >= last : position <= last)) {
            find("%s does not stand in its order: it was moved, or is there twice.".formatted(what));
        }
        last = position;
    }

    /** In a history that is whole, who is at n has been at all before it. */
    private void checkSequence(StoredRow row) {
        if (!complete || newestFirst || !WHOLE.matcher(row.stream()).matches()) {
            return;
        }
        long expected = sequences.getOrDefault(row.stream(), -1L) + 1;
        if (row.sequence() > expected) {
            find("Before position %d, events %d to %d of %s were removed."
                    .formatted(row.position(), expected, row.sequence() - 1, row.stream()));
        }
        sequences.merge(row.stream(), row.sequence(), Math::max);
    }

    private boolean isIncluded(JsonNode json, long index, Hash leaf) {
        List<Hash> path = json.path("path")
                .valueStream()
                .map(hash -> Hash.parse(hash.asString()))
                .toList();
        return checkpoint == null || Proofs.includes(leaf, index, checkpoint.size(), path, checkpoint.root());
    }

    private void checkEnd(JsonNode json) {
        ended = true;
        long said = json.at("/end/events").asLong();
        if (said != events) {
            find("The export has %d events and had %d.".formatted(events, said));
        }
        SignedNote note = new SignedNote(json.path("signature").asString());
        boolean signed = keys.stream().anyMatch(key -> {
            try {
                return note.textSignedBy(key).equals(ExportWriter.text(said, chain));
            } catch (IllegalArgumentException notThis) {
                return false;
            }
        });
        if (!signed) {
            find("The export is not what was signed when it was made.");
        }
    }

    private void unlike(StoredRow row, Hash leaf) {
        if (unlike.size() < MOST_FINDINGS) {
            unlike.put(row.position(), new Unlike(row, leaf));
        } else {
            find("The event at position %d is not the one that was sealed.".formatted(row.position()));
        }
    }

    /** Where rows come from that are not what was sealed in their places: from another's, or from nowhere. */
    private void explainUnlike() {
        Map<Long, Long> originByPosition = new HashMap<>();
        Map<Long, Long> placeByOrigin = new HashMap<>();
        unlike.forEach((position, each) -> unlike.forEach((other, there) -> {
            if (each.row().at(other).hash().equals(there.leaf())) {
                originByPosition.put(position, other);
                placeByOrigin.put(other, position);
            }
        }));
        unlike.forEach((position, each) -> {
            String what = "The event at position %d (%s of %s)"
                    .formatted(position, each.row().type(), each.row().stream());
            Long origin = originByPosition.get(position);
            if (origin != null) {
                find("%s was moved: it was sealed at position %d.".formatted(what, origin));
            } else if (placeByOrigin.containsKey(position)) {
                find("%s was inserted: what was sealed there stands at position %d."
                        .formatted(what, placeByOrigin.get(position)));
            } else {
                find("%s was changed: it is not what was sealed.".formatted(what));
            }
            if (origin != null && !placeByOrigin.containsKey(position)) {
                find("What was sealed at position %d was removed.".formatted(position));
            }
        });
    }

    private void find(String finding) {
        if (findings.size() < MOST_FINDINGS) {
            findings.add(finding);
        }
    }
}
