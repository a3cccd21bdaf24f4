package dev.rollcall.eventlog;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.axonframework.serialization.Revision;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The shape of an aggregate")
@SuppressWarnings("unused") // fields are there to be seen by reflection
class ShapeTest {

    static class Before {
        static final int CONSTANT = 1;
        final List<PartBefore> parts = List.of();
    }

    record PartBefore(String name) {}

    /** Holds the same kind of parts, of which one has grown. */
    static class PartGrown {
        final List<PartAfter> parts = List.of();
    }

    record PartAfter(String name, boolean archived) {}

    static class Retyped {
        final Map<String, PartBefore> parts = Map.of();
    }

    @Revision("2")
    static class Reinterpreted extends Before {}

    @Revision("3")
    static class ReinterpretedAgain extends Before {}

    static class Node {
        final List<Node> children = List.of();
    }

    @Test
    void staysTheSameForTheSameFields() {
        assertThat(Shape.of(Before.class)).isEqualTo(Shape.of(Before.class)).matches("[0-9a-f]{16}");
    }

    @Test
    void changesWithAnyFieldOfAnyPart() {
        assertThat(List.of(fieldsOf(Before.class), fieldsOf(PartGrown.class), fieldsOf(Retyped.class)))
                .doesNotHaveDuplicates();
    }

    @Test
    void changesWithADeclaredRevision() {
        assertThat(Shape.of(Reinterpreted.class)).isNotEqualTo(Shape.of(ReinterpretedAgain.class));
    }

    @Test
    void endsForPartsThatHoldThemselves() {
        assertThat(Shape.of(Node.class)).isNotEmpty();
    }

    /** The classes above have different names, which are a part of the shape. */
    private static String fieldsOf(Class<?> type) {
        return Shape.describe(type).replace(type.getName(), "It");
    }
}
