package dev.rollcall.seal;

import java.util.List;

/**
 * What the tree was (C2SP tlog-checkpoint).
 *
 * @param origin names the log
 * @param size number of leaves, which is the position of the last event
 */
public record Checkpoint(String origin, long size, Hash root) {

    public String text() {
        return "%s\n%d\n%s\n".formatted(origin, size, root.base64());
    }

    /** @throws IllegalArgumentException for a text that is no checkpoint */
    public static Checkpoint parse(String text) {
        List<String> lines = text.lines().toList();
        if (lines.size() < 3 || lines.getFirst().isEmpty() || !lines.get(1).matches("0|[1-9]\\d{0,17}")) {
            throw new IllegalArgumentException("This is no checkpoint");
        }
        return new Checkpoint(lines.getFirst(), Long.parseLong(lines.get(1)), Hash.parse(lines.get(2)));
    }
}
