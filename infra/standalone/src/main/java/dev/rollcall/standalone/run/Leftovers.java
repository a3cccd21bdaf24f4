package dev.rollcall.standalone.run;

import dev.rollcall.standalone.parts.Home;
import java.util.List;
import java.util.stream.Collectors;

/** Processes of a launcher that was killed: they serve nobody and hold ports. */
final class Leftovers {
    private static final List<String> PARTS =
            List.of(Services.NOTIFIER, Services.QUERY, Services.COMMAND, Services.KAFKA);

    private Leftovers() {}

    static List<ProcessHandle> of(Home home) {
        return PARTS.stream()
                .flatMap(part -> PidFile.of(home, part).process().stream())
                .toList();
    }

    static void stop(Home home) {
        String found = PARTS.stream()
                .filter(part -> PidFile.of(home, part).process().isPresent())
                .collect(Collectors.joining(", "));
        if (!found.isEmpty()) {
            Screen.say("Stopping what a killed launcher left behind: " + found);
        }
        for (String part : PARTS) {
            PidFile file = PidFile.of(home, part);
            file.process().ifPresent(process -> Ending.of(process, part));
            file.delete();
        }
    }
}
