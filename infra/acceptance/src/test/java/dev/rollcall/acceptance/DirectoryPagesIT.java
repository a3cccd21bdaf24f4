package dev.rollcall.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@RunsRollcall
class DirectoryPagesIT {

    private static final List<String> NAMES = List.of(
            "Mia Muster",
            "mia muster",
            "\u00c9mile Z",
            "Zoe Ad",
            "\u5f20 \u4f1f",
            "Mia Muster",
            "abe Lo",
            "O'Neil",
            "Mia Muster");

    private final Api api;
    private final Office office;
    private final List<User> users = new ArrayList<>();

    private long position;

    DirectoryPagesIT(Api api, Office office) {
        this.api = api;
        this.office = office;
    }

    private record User(String id, String name, String email, int added) {

        static final Comparator<User> BY_NAME = Comparator.comparing(
                        (User user) -> user.name().toLowerCase(Locale.ROOT))
                .thenComparing(User::id);
        static final Comparator<User> BY_EMAIL = Comparator.comparing(
                        (User user) -> user.email().toLowerCase(Locale.ROOT))
                .thenComparing(User::id);
        static final Comparator<User> BY_ADDED = Comparator.comparingInt(User::added);
    }

    /** Ten, with the first one of the organization. */
    @BeforeEach
    void addUsers() {
        users.add(new User(office.superAdmin(), "Ada Boss", office.email("ada"), 0));
        for (int i = 0; i < NAMES.size(); i++) {
            String localPart = (char) ((i % 2 == 0 ? 'y' : 'Y') - i) + "user";
            Answer added = office.add(NAMES.get(i), localPart);
            users.add(new User(added.id(), NAMES.get(i), office.email(localPart), i + 1));
            position = added.position();
        }
    }

    private List<String> ordered(String sort) {
        Comparator<User> order = switch (sort.replace("-", "")) {
            case "name" -> User.BY_NAME;
            case "email" -> User.BY_EMAIL;
            default -> User.BY_ADDED;
        };
        return users.stream()
                .sorted(sort.startsWith("-") ? order.reversed() : order)
                .map(User::id)
                .toList();
    }

    @ParameterizedTest(name = "R10 sorted by {0}, pages of three show all ten once and in order")
    @ValueSource(strings = {"name", "-name", "email", "-email", "added", "-added"})
    void showAllOnce(String sort) {
        List<String> seen = new ArrayList<>();
        List<Integer> sizes = new ArrayList<>();
        String next = office.path("/users?limit=3&sort=" + sort);
        while (!next.isEmpty()) {
            Answer page = api.get(next, position).expect(200);
            seen.addAll(page.items("/id"));
            sizes.add(page.items().size());
            next = next(page);
        }
        assertThat(seen).containsExactlyElementsOf(ordered(sort));
        assertThat(sizes).containsExactly(3, 3, 3, 1);
    }

    @ParameterizedTest(name = "R10 sorted by {0}, pages neither lose nor repeat anybody while users are added")
    @ValueSource(strings = {"name", "-name", "email", "-email", "added", "-added"})
    void stayInPlace(String sort) {
        List<String> seen = new ArrayList<>();
        String next = office.path("/users?limit=3&sort=" + sort);
        for (int i = 0; !next.isEmpty(); i++) {
            Answer page = api.get(next, position).expect(200);
            seen.addAll(page.items("/id"));
            next = next(page);
            if (i < 3) {
                office.add("A First " + i, "aaa" + i);
                position = office.add("\u9fa5 Last " + i, "zzz" + i).position();
            }
        }
        Set<String> before = new HashSet<>(ordered(sort));
        assertThat(seen).doesNotHaveDuplicates();
        assertThat(seen.stream().filter(before::contains)).containsExactlyElementsOf(ordered(sort));
    }

    @Test
    @DisplayName("R10 the default order is by name; all parameters go on to the next page")
    void keepParameters() {
        assertThat(api.get(office.path("/users"), position).items("/id")).containsExactlyElementsOf(ordered("name"));
        Answer page = api.get(office.path("/users?q=mia%20muster&limit=2&sort=-added&role=MEMBER"), position);
        Answer rest = api.get(next(page), position).expect(200);
        assertThat(page.items()).hasSize(2);
        assertThat(rest.items("/fullName")).containsExactly("mia muster", "Mia Muster");
        assertThat(next(rest)).isEmpty();
    }

    @Test
    @DisplayName("R10 a page holds 1 to 500 users, and is the last one where it holds all")
    void areBounded() {
        assertThat(api.get(office.path("/users?limit=1"), position).items()).hasSize(1);
        Answer exact = api.get(office.path("/users?limit=10"), position);
        assertThat(exact.items()).hasSize(10);
        assertThat(exact.header("Link")).isEmpty();
        assertThat(api.get(office.path("/users?limit=500"), position).items()).hasSize(10);
        for (String wrong : new String[] {"0", "501", "-1", "1.5", "ten", "99999999999999999999"}) {
            api.get(office.path("/users?limit=" + wrong)).expectProblem(400, "request.invalid-parameter");
        }
    }

    @ParameterizedTest(name = "R10 a cursor of {0} is none of {1}")
    @CsvSource({"name,email", "name,-name", "added,name", "-email,added"})
    void belongToTheirOrder(String sort, String other) {
        String cursor = cursor(api.get(office.path("/users?limit=3&sort=" + sort), position));
        api.get(office.path("/users?sort=%s&cursor=%s".formatted(other, cursor)))
                .expectProblem(400, "request.invalid-parameter");
    }

    @Test
    @DisplayName("R10 a cursor of another list is refused; one of another organization shows only the own users")
    void belongToTheirList() {
        office.create("teams", "East");
        long made = office.create("teams", "West").position();
        String ofTeams = cursor(api.get(office.path("/teams?limit=1"), made));
        api.get(office.path("/users?cursor=" + ofTeams)).expectProblem(400, "request.invalid-parameter");

        Office other = Office.register(api);
        long added = other.add("Zed Other", "zed").position();
        String foreign = cursor(api.get(other.path("/users?limit=1"), added).expect(200));
        Answer list = api.get(office.path("/users?cursor=" + foreign), added).expect(200);
        assertThat(ordered("name")).containsAll(list.items("/id"));
    }

    @Test
    @DisplayName("R10 a cursor that was made up or damaged is refused")
    void areOnlyTakenAsGiven() {
        String cursor = cursor(api.get(office.path("/users?limit=3"), position));
        String id = users.getFirst().id();
        for (String wrong : new String[] {
            "",
            "x",
            "!!!",
            cursor.substring(1),
            cursor.substring(0, cursor.length() / 2),
            cursor + cursor,
            encoded("4:name1:a"),
            encoded("4:name1:a36:" + "z".repeat(36)),
            encoded("4:name1:\u000036:" + id),
            encoded("4:name-1:36:" + id),
            encoded("4:name99999999999:a36:" + id),
            encoded("4:name1:a36:" + id + "1:b")
        }) {
            api.get(office.path("/users?cursor=" + wrong)).expectProblem(400, "request.invalid-parameter");
        }
        api.get(office.path("/users?sort=added&cursor=" + encoded("5:added1:a36:" + id)))
                .expectProblem(400, "request.invalid-parameter");
        api.get(office.path("/teams?cursor=" + encoded("1:\u000036:" + id)))
                .expectProblem(400, "request.invalid-parameter");
    }

    private static String encoded(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Where the next page is; empty on the last. */
    private static String next(Answer page) {
        String link = page.header("Link");
        if (link.isEmpty()) {
            return "";
        }
        assertThat(link).matches("</v1/[^>]+>; rel=\"next\"");
        return link.substring(1, link.indexOf('>'));
    }

    private static String cursor(Answer page) {
        return next(page).replaceFirst(".*[?&]cursor=", "").replaceFirst("&.*", "");
    }
}
