package dev.rollcall.query.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

@DisplayName("R92 A difference in words")
class InWordsTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private static List<String> words(String before, String after) {
        return InWords.of(JsonPatch.between(state(before), state(after)));
    }

    private static ObjectNode state(String json) {
        return (ObjectNode) JSON.readTree(json.replace('\'', '"'));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '^', textBlock = """
            {}                                                  | {'user': {'role': 'MEMBER'}}                        | The user is there.
            {'user': {'role': 'MEMBER'}}                        | {}                                                  | The user is there no more.
            {'user': {'role': 'MEMBER'}}                        | {'user': {'role': 'ADMIN'}}                         | Role was “MEMBER” and is “ADMIN”.
            {'user': {'fullName': 'A'}}                         | {'user': {'fullName': 'A', 'phone': '1'}}           | Phone is “1”.
            {'user': {'fields': {'cost_centre': '1'}}}          | {'user': {'fields': {'cost_centre': '2'}}}          | Field cost_centre was “1” and is “2”.
            {'user': {'teamIds': ['a']}}                        | {'user': {'teamIds': ['b']}}                        |
            {}                                                  | {'teams': {'1': 'East'}}                            | Joined the team “East”.
            {'teams': {'2': 'West'}}                            | {'teams': {'1': 'East', '2': 'West'}}               | Joined the team “East”.
            {'teams': {'1': 'East'}}                            | {}                                                  | Left the team “East”.
            {'teams': {'1': 'East'}}                            | {'teams': {'1': 'Far East'}}                        | The team “East” is called “Far East”.
            {}                                                  | {'memberships': {'1': {'kind': 'CHANNEL', 'name': 'all', 'state': 'JOINED'}}}  | Joined or asked to join the channel “all”.
            {'memberships': {'1': {'kind': 'CHANNEL', 'name': 'all', 'state': 'ASKED'}}}  | {'memberships': {'1': {'kind': 'CHANNEL', 'name': 'all', 'state': 'JOINED'}}} | Membership was asked and is joined.
            {'memberships': {'1': {'kind': 'CHANNEL', 'name': 'all', 'state': 'JOINED'}}} | {'memberships': {'1': {'kind': 'CHANNEL', 'name': 'some', 'state': 'JOINED'}}} | The channel or network “all” is called “some”.
            {}                                                  | {'sessions': {'1': {'startedAt': '9:00'}}}          | A session runs that began at 9:00.
            {'sessions': {'1': {'startedAt': '9:00'}}}          | {}                                                  | The session that began at 9:00 runs no more.
            {'sessions': {'1': {'startedAt': '9:00', 'ip': 'a'}}} | {'sessions': {'1': {'startedAt': '9:00', 'ip': 'b'}}} | Of a session: Ip was “a” and is “b”.
            {}                                                  | {'apiTokens': {'1': {'name': 'CI'}}}                | There is an API token “CI”.
            {'apiTokens': {'1': {'name': 'CI'}}}                | {}                                                  | The API token “CI” is no more.
            {}                                                  | {'secondFactor': {'enrolledAt': '9:00'}}            | A second factor is enrolled.
            {'secondFactor': {'enrolledAt': '9:00'}}            | {}                                                  | There is no second factor any more.
            {'secondFactor': {'enrolledAt': '9:00'}}            | {'secondFactor': {'enrolledAt': '9:30'}}            | Another second factor is enrolled.
            {}                                                  | {'deletion': {'deletedAt': '9:00'}}                 | Deleted at is “9:00”.
            {'deletion': {'deletedAt': '9:00'}}                 | {}                                                  | Deleted at is not set any more; it was “9:00”.
            {'deletion': {'deletedAt': '9:00'}}                 | {'deletion': {'deletedAt': '9:30'}}                 | Deleted at was “9:00” and is “9:30”.
            """)
    @DisplayName("says what came, went, or is otherwise")
    void sentences(String before, String after, String sentence) {
        assertThat(words(before, after)).isEqualTo(sentence == null ? List.of() : List.of(sentence));
    }

    @Test
    @DisplayName("has a sentence for each of several")
    void several() {
        assertThat(words("{}", "{'deletion': {'deletedAt': '9:00', 'deletedBy': 'x'}, 'teams': {'1': 'A', '2': 'B'}}"))
                .containsExactly(
                        "Deleted at is “9:00”.", "Deleted by is “x”.", "Joined the team “A”.", "Joined the team “B”.");
    }

    @Test
    @DisplayName("calls columns as the interface does, and custom fields as their owners do")
    void names() {
        assertThat(CamelCase.of(state("{'user': {'full_name': 'A', 'fields': {'cost_centre': '1', 'x': null}}}"))
                        .toString())
                .isEqualTo("{\"user\":{\"fullName\":\"A\",\"fields\":{\"cost_centre\":\"1\"}}}");
    }
}
