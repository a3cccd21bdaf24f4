package dev.rollcall.command.signin;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("R41 A generated one-time password")
class OneTimePasswordsTest {

    private final List<String> many =
            Stream.generate(OneTimePasswords::generate).limit(1000).toList();

    @Test
    @DisplayName("has twenty characters that look like no other, in groups of five")
    void form() {
        assertThat(many).allMatch(password -> password.matches("[a-z2-9&&[^ilo]]{5}(-[a-z2-9&&[^ilo]]{5}){3}"));
    }

    @Test
    @DisplayName("is another each time, and makes use of the whole alphabet: 96 bits and more")
    void random() {
        long used = many.stream()
                .flatMapToInt(String::chars)
                .filter(c -> c != '-')
                .distinct()
                .count();

        assertThat(many).doesNotHaveDuplicates();
        assertThat(20 * Math.log((double) used) / Math.log(2)).isGreaterThanOrEqualTo(96);
    }

    @Test
    @DisplayName("favours no character")
    void even() {
        // 20,000 draws of 31: 645 each; 400 and 900 are nine standard deviations away.
        assertThat(many.stream()
                        .flatMap(password -> password.replace("-", "").chars().boxed())
                        .collect(Collectors.groupingBy(c -> c, Collectors.counting()))
                        .values())
                .allMatch(times -> times > 400 && times < 900);
    }

    @Test
    @DisplayName("passes the rules for passwords, whatever the policy")
    void rules() {
        PasswordRules policy = new PasswordRules(20, new CommonPasswords());

        assertThat(many)
                .allMatch(password -> policy.brokenBy(password, List.of(), "/x").isEmpty());
    }
}
