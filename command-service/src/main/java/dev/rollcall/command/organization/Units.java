package dev.rollcall.command.organization;

import dev.rollcall.web.ReadableText;
import dev.rollcall.web.Refusal;
import java.text.Normalizer;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/** The departments, teams, channels or networks of one organization, as far as deciding about them needs. */
final class Units {

    private final UnitKind kind;
    private final Map<UUID, Unit> units = new HashMap<>();

    /** @param version sequence of the last event about this one */
    record Unit(String name, boolean archived, long version) {}

    Units(UnitKind kind) {
        this.kind = kind;
    }

    /** Names are unique within organization and kind, archived ones included (R8). */
    void refuseTakenName(UUID id, String name) {
        String key = key(name);
        if (units.entrySet().stream()
                .anyMatch(other -> !other.getKey().equals(id)
                        && key(other.getValue().name()).equals(key))) {
            throw Refusal.conflict(
                    kind.word() + ".name-taken", "There is a %s of this name already.".formatted(kind.word()));
        }
    }

    Unit open(UUID id) {
        Unit unit = existing(id);
        if (unit.archived()) {
            throw Refusal.conflict(kind.word() + ".archived", "The %s is archived.".formatted(kind.word()));
        }
        return unit;
    }

    Unit existing(UUID id) {
        Unit unit = units.get(id);
        if (unit == null) {
            throw Refusal.notFound(kind.word() + ".not-found", "There is no such %s here.".formatted(kind.word()));
        }
        return unit;
    }

    void named(UUID id, String name, long version) {
        units.put(id, new Unit(name, false, version));
    }

    void archived(UUID id, long version) {
        units.computeIfPresent(id, (same, unit) -> new Unit(unit.name(), true, version));
    }

    /** What makes two names the same: neither case, nor compatible characters, nor the width of a gap count. */
    private static String key(String name) {
        return ReadableText.ignoringCase(Normalizer.normalize(name, Normalizer.Form.NFKC))
                .replaceAll("\\s+", " ");
    }
}
