package dev.rollcall.query.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.query.audit.JsonPatch.Operation;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

@DisplayName("R92 A JSON Patch")
class JsonPatchTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String[] NAMES = {"a", "b/c", "d~e", "full name", ""};

    @Test
    @DisplayName("makes the later state of the earlier one (RFC 6902), whatever the two are")
    void makesOneOfTheOther() {
        Random random = new Random(17);
        for (int i = 0; i < 2_000; i++) {
            ObjectNode before = object(random, 3);
            ObjectNode after = random.nextBoolean() ? object(random, 3) : changed(before, random);
            List<Operation> patch = JsonPatch.between(before, after);
            assertThat(applied(patch, before)).as("%s to %s", before, after).isEqualTo(after);
            if (before.equals(after)) {
                assertThat(patch).isEmpty();
            }
        }
    }

    private static ObjectNode object(Random random, int depth) {
        ObjectNode object = JSON.createObjectNode();
        for (String name : NAMES) {
            switch (random.nextInt(depth > 0 ? 5 : 4)) {
                case 0 -> object.put(name, random.nextInt(3));
                case 1 -> object.put(name, "text " + random.nextInt(3));
                case 2 -> object.putArray(name).add(random.nextInt(2));
                case 3 -> {} // it has none
                default -> object.set(name, object(random, depth - 1));
            }
        }
        return object;
    }

    private static ObjectNode changed(ObjectNode before, Random random) {
        ObjectNode after = before.deepCopy();
        after.put(NAMES[random.nextInt(NAMES.length)], "changed");
        return after;
    }

    /** As RFC 6902, section 4, says; with the old values held against what is there. */
    private static ObjectNode applied(List<Operation> patch, ObjectNode before) {
        ObjectNode document = before.deepCopy();
        for (Operation operation : patch) {
            int last = operation.path().lastIndexOf('/');
            ObjectNode parent = (ObjectNode) document.at(operation.path().substring(0, last));
            String name =
                    operation.path().substring(last + 1).replace("~1", "/").replace("~0", "~");
            JsonNode there = parent.get(name);
            assertThat(there).isEqualTo(operation.was());
            switch (operation.op()) {
                case "add", "replace" -> parent.set(name, operation.value());
                case "remove" -> parent.remove(name);
                default -> throw new AssertionError(operation.op());
            }
        }
        return document;
    }
}
