package dev.rollcall.command.user;

import dev.rollcall.eventlog.Claim;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Values of an organization's own fields, each as its field wants it.
 *
 * @param claims that the fields are still what the values were held against
 */
record CustomValues(Map<String, String> values, Set<String> cleared, List<Claim> claims) {

    static final CustomValues NONE = new CustomValues(Map.of(), Set.of(), List.of());

    /** Together with those of the fields that every organization has, by key, in order. */
    Map<String, String> with(Map<ProfileField, String> builtIn) {
        Map<String, String> byKey = new TreeMap<>(values);
        builtIn.forEach((field, value) -> byKey.put(field.key(), value));
        return byKey;
    }
}
