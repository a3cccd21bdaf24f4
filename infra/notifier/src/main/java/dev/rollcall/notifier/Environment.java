package dev.rollcall.notifier;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** What the process was told; {@code ROLLCALL_X_FILE} names a file that holds {@code ROLLCALL_X}. */
record Environment(Map<String, String> variables) {

    Optional<String> find(String name) {
        String file = variables.getOrDefault(name + "_FILE", "").strip();
        return Optional.of(file.isEmpty() ? variables.getOrDefault(name, "").strip() : read(name, file))
                .filter(value -> !value.isEmpty());
    }

    String get(String name, String otherwise) {
        return find(name).orElse(otherwise);
    }

    String need(String name, String what) {
        return find(name).orElseThrow(() -> new InvalidSettingException("%s is missing: %s.".formatted(name, what)));
    }

    int number(String name, int otherwise, int least, int most) {
        String text = get(name, Integer.toString(otherwise));
        try {
            int number = Integer.parseInt(text);
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            // Said below.
        }
        throw new InvalidSettingException("%s is not a number from %d to %d.".formatted(name, least, most));
    }

    private static String read(String name, String file) {
        try {
            return Files.readString(Path.of(file)).strip();
        } catch (IOException e) {
            throw new InvalidSettingException("%s_FILE names the file %s, which cannot be read (%s)."
                    .formatted(name, file, e.getClass().getSimpleName()));
        }
    }
}
