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
import java.util.Set;
import java.util.function.LongConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Says whether an export is what was sealed, and which event is not; needs the export and the public keys alone. */
public final class ExportVerifier {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    /** Whatever is in the line, which may have characters in it that end lines elsewhere. */
    private static final Pattern CHAINED = Pattern.compile("(.*),\"chain\":\"([A-Za-z0-9+/=]{44})\"}", Pattern.DOTALL);

    /** Lines after which it is told how far it is. */
    public static final int PROGRESS_EVERY = 1_000;

    private static final int MOST_FINDINGS = 200;

    /** In characters. An event is asked for in a megabyte at most, and stands in its line a few times. */
    private static final int LONGEST_LINE = 16_000_000;

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
    private long untold;

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
     * @param isGapless whether an event that was left out between others would have been noticed
     * @param findings what is wrong, in words, the first 200 of it; none if nothing is
     */
    public record Verdict(long events, @Nullable Checkpoint checkpoint, boolean isGapless, List<String> findings) {

        public boolean isGood() {
            return findings.isEmpty();
        }
    }

    /** @throws IOException if it cannot be read */
    public Verdict verify(BufferedReader export) throws IOException {
        for (String text = nextLine(export); text != null; text = nextLine(export)) {
            line++;
            try {
                check(text);
            } catch (RuntimeException e) { // whatever somebody has written there
                find("Line %d is no line of an export, or was changed: %s".formatted(line, firstLine(e)));
            }
            if (line % PROGRESS_EVERY == 0) {
                progress.accept(events);
            }
        }
        if (!ended) {
            find("The export is broken off after position %d: it has no signed end.".formatted(last));
        }
        explainUnlike();
        if (untold > 0) {
            findings.add("And %d findings more.".formatted(untold));
        }
        return new Verdict(events, checkpoint, complete && !newestFirst, List.copyOf(findings));
    }

    /** Empty in the place of one that is longer than any of an export, be it of whatever length; null at the end. */
    private static @Nullable String nextLine(BufferedReader export) throws IOException {
        int next = export.read();
        if (next == -1) {
            return null;
        }
        StringBuilder text = new StringBuilder();
        boolean isTooLong = false;
        for (; next != -1 && next != '\n'; next = export.read()) {
            isTooLong |= text.length() == LONGEST_LINE;
            if (!isTooLong && next != '\r') {
                text.append((char) next);
            }
        }
        return isTooLong ? "" : text.toString();
    }

    private static String firstLine(RuntimeException e) {
        return String.valueOf(e.getMessage()).lines().findFirst().orElse("");
    }

    /** What a line is. One that has more in it than belongs there is none: what is not looked at could say anything. */
    private enum Kind {
        HEADER("export", "checkpoint", "chain"),
        EVENT("event", "stored", "leaf", "path", "chain"),
        MISSING("missing", "leaf", "path", "chain"),
        END("end", "signature", "chain");

        private final Set<String> fields;

        Kind(String... fields) {
            this.fields = Set.of(fields);
        }

        static Kind of(JsonNode json) {
            Set<String> fields = Set.copyOf(json.propertyNames());
            return Arrays.stream(values())
                    .filter(kind -> kind.fields.equals(fields))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("it has other fields than these have"));
        }
    }

    private void check(String text) {
        if (ended) {
            find("Line %d was added after the end.".formatted(line));
            return;
        }
        Matcher chained = CHAINED.matcher(text);
        if (!chained.matches()) {
            throw new IllegalArgumentException("it has no hash of itself");
        }
        byte[] before = chain;
        byte[] said = Base64.getDecoder().decode(chained.group(2));
        boolean unbroken = Arrays.equals(ExportWriter.next(before, chained.group(1) + "}"), said);
        chain = said; // to go on from
        JsonNode json = JSON.readTree(text);
        Kind kind = Kind.of(json);
        if ((kind == Kind.HEADER) != (line == 1)) {
            find("Line %d is not where such a line belongs.".formatted(line));
            return;
        }
        if (!unbroken && kind != Kind.EVENT) {
            find("Line %d was changed, or a line before it was removed, inserted or moved.".formatted(line));
        }
        switch (kind) {
            case HEADER -> checkHeader(json);
            case EVENT -> checkEvent(json, unbroken);
            case MISSING -> checkMissing(json);
            case END -> checkEnd(json, before);
        }
    }

    private void checkHeader(JsonNode json) {
        String note = json.path("checkpoint").asString();
        complete = json.at("/export/complete").asBoolean(false);
        newestFirst = json.at("/export/newestFirst").asBoolean(false);
        List<PublicKey> signers = keys.stream()
                .filter(key -> !key.isForExports() && note.startsWith(key.name() + "\n"))
                .toList();
        checkpoint = new SignedNote(note)
                .textSignedByOneOf(signers)
                .map(Checkpoint::parse)
                .orElse(null);
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
        } else if (json.at("/event/unreadable").asBoolean(false)) {
            find("%s is as it was sealed, and could not be read by the service: its content is not shown."
                    .formatted(what));
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

    /** @param chain over all lines before, which is what was signed */
    private void checkEnd(JsonNode json, byte[] chain) {
        ended = true;
        if (json.path("end").size() != 1) {
            find("The end of the export says more than how many events there are.");
        }
        long said = json.at("/end/events").asLong();
        if (said != events) {
            find("The export has %d events and had %d.".formatted(events, said));
        }
        SignedNote note = new SignedNote(json.path("signature").asString());
        List<PublicKey> signers = keys.stream().filter(PublicKey::isForExports).toList();
        if (note.textSignedByOneOf(signers)
                .filter(ExportWriter.text(said, chain)::equals)
                .isEmpty()) {
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
        } else {
            untold++;
        }
    }
}
