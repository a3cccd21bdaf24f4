package dev.rollcall.query.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A column")
class ColumnTypeTest {

    private record Row(List<String> texts, Set<String> none) {}

    private static ColumnType typeOf(int component) {
        return ColumnType.of(Row.class.getRecordComponents()[component].getGenericType());
    }

    @Test
    @DisplayName("of texts takes any text for itself")
    void texts() {
        ColumnType texts = typeOf(0);
        assertThat(texts.sqlType()).isEqualTo("text[]");
        assertThat(texts.writer().text(List.of())).isEqualTo("{}");
        assertThat(texts.writer().text(List.of("users:read", "b"))).isEqualTo("{\"users:read\",\"b\"}");
        assertThat(texts.writer().text(List.of("null", "", "a,b", "{c}"))).isEqualTo("{\"null\",\"\",\"a,b\",\"{c}\"}");
        assertThat(texts.writer().text(List.of("say \"\\\""))).isEqualTo("{\"say \\\"\\\\\\\"\"}");
    }

    @Test
    @DisplayName("of what no read model has needed is not made")
    void unknown() {
        assertThatThrownBy(() -> typeOf(1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Set");
    }
}
