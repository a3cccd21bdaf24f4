package dev.rollcall.query.user;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rollcall.query.platform.Cursor;
import dev.rollcall.web.Refusal;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("The order of users")
class UserOrderTest {

    private static final String ID = "01890a5d-ac96-774b-bcce-b302099a8057";

    @ParameterizedTest
    @CsvSource({
        "name,   ' order by name_key asc, id asc'",
        "-name,  ' order by name_key desc, id desc'",
        "email,  ' order by email_key asc, id asc'",
        "-email, ' order by email_key desc, id desc'",
        "added,  ' order by added_at asc, id asc'",
        "-added, ' order by added_at desc, id desc'"
    })
    @DisplayName("R10 is asked for by name, and decided by the id among equals")
    void orders(String parameter, String sql) {
        assertThat(UserOrder.of(parameter).map(UserOrder::orderBy)).contains(sql);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Name", "--name", "id", "name;drop table"})
    @DisplayName("R10 is no other")
    void unknown(String parameter) {
        assertThat(UserOrder.of(parameter)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("R10 goes on after a cursor in its own direction")
    void afterCursor(UserOrder order) {
        assertThat(order.afterCursor()).contains(order.orderBy().contains(" desc") ? ", id) < (" : ", id) > (");
        assertThat(order.read(order.cursor("42", UUID.fromString(ID)))).containsExactly("42", ID);
    }

    @Test
    @DisplayName("R10 takes no cursor of another order, or with what is no id")
    void otherCursor() {
        String ofName = UserOrder.NAME.cursor("42", UUID.fromString(ID));
        assertThatThrownBy(() -> UserOrder.EMAIL.read(ofName)).isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> UserOrder.NAME_DESCENDING.read(ofName)).isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> UserOrder.ADDED.read(Cursor.of(List.of("added", "ada", ID))))
                .isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> UserOrder.NAME.read(Cursor.of(List.of("name", "ada", "ben"))))
                .isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> UserOrder.NAME.read(Cursor.of(List.of("ada", ID))))
                .isInstanceOf(Refusal.class);
    }
}
