package dev.rollcall.seal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Writes events with their proofs, a JSON object a line: what is exported, of which checkpoint; the events, each as it is
 * shown, as it is stored, with its hash when it was sealed and the path from there to the checkpoint's root; and the end,
 * signed. Each line has a hash over itself and all before it, so that a broken export says where.
 */
public final class ExportWriter {

    private static final JsonMapper JSON = new JsonMapper();

    private final Appendable out;
    private final SigningKey key;
    private byte[] chain = new byte[Hash.SIZE];
    private long events;

    public ExportWriter(Appendable out, SigningKey key) {
        this.out = out;
        this.key = key;
    }

    /**
     * @param what is exported, for people and for {@link ExportVerifier}
     * @param checkpoint covers all events that follow
     */
    public void begin(ObjectNode what, String checkpoint) throws IOException {
        ObjectNode line = JSON.createObjectNode();
        line.set("export", what);
        write(line.put("checkpoint", checkpoint));
    }

    /**
     * @param shown what auditors see of it
     * @param leaf hash when it was sealed
     */
    public void event(JsonNode shown, StoredRow stored, Hash leaf, List<Hash> path) throws IOException {
        ObjectNode line = JSON.createObjectNode();
        line.set("event", shown);
        line.set("stored", JSON.valueToTree(stored));
        proof(line, leaf, path);
        events++;
        write(line);
    }

    /** An event that was sealed, and that the log does not have any more. */
    public void missing(long position, Hash leaf, List<Hash> path) throws IOException {
        ObjectNode line = JSON.createObjectNode();
        line.putObject("missing").put("position", position);
        proof(line, leaf, path);
        write(line);
    }

    private static void proof(ObjectNode line, Hash leaf, List<Hash> path) {
        line.put("leaf", leaf.base64());
        var hashes = line.putArray("path");
        path.forEach(hash -> hashes.add(hash.base64()));
    }

    public void end() throws IOException {
        ObjectNode line = JSON.createObjectNode();
        line.putObject("end").put("events", events);
        line.put("signature", key.sign(text(events, chain)).note());
        write(line);
    }

    private void write(ObjectNode line) throws IOException {
        String text = JSON.writeValueAsString(line);
        chain = next(chain, text);
        out.append(text, 0, text.length() - 1)
                .append(",\"chain\":\"")
                .append(Base64.getEncoder().encodeToString(chain))
                .append("\"}\n");
    }

    /** @param line without its own hash */
    static byte[] next(byte[] chain, String line) {
        MessageDigest digest = Hash.sha256();
        digest.update(chain);
        return digest.digest(line.getBytes(StandardCharsets.UTF_8));
    }

    /** What is signed: the number of events, and the hash of all lines. */
    static String text(long events, byte[] chain) {
        return "Rollcall export\n%d\n%s\n".formatted(events, Base64.getEncoder().encodeToString(chain));
    }
}
