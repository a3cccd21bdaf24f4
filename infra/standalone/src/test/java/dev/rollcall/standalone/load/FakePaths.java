package dev.rollcall.standalone.load;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** Which path means what. Pages are short, so that every list has several. */
final class FakePaths {

    private static final int PAGE = 7;
    private static final Pattern CURSOR = Pattern.compile("cursor=(\\d+)");

    private final FakeOffices offices;

    FakePaths(FakeOffices offices) {
        this.offices = offices;
    }

    FakeAnswer read(URI uri, long atLeast) {
        var parts = parts(uri.getPath());
        return switch (parts.size()) {
            case 0 ->
                page(uri, offices.visible("organizations", atLeast), o -> ("name=" + o.name).equals(uri.getQuery()));
            case 1 -> single("organizations", parts.get(0), atLeast);
            case 2 -> page(uri, offices.visible(parts.get(1), atLeast), t -> t.in.equals(parts.get(0)));
            case 3 -> single(parts.get(1), parts.get(2), atLeast);
            default -> page(uri, List.of(), t -> true);
        };
    }

    FakeAnswer change(String path, JsonNode body) {
        var parts = parts(path);
        if (parts.isEmpty()) {
            return offices.register(body);
        }
        if (parts.size() > 2) {
            return offices.changeUser(parts.get(2), String.join("/", parts.subList(3, parts.size())), body);
        }
        return parts.get(1).equals("users")
                ? offices.addUser(parts.get(0), body)
                : offices.addGroup(parts.get(0), parts.get(1), body);
    }

    private FakeAnswer single(String kind, String id, long atLeast) {
        return offices.visible(kind, atLeast).stream()
                .filter(t -> t.id.equals(id))
                .findFirst()
                .map(t -> new FakeAnswer(200, t.single(), Map.of()))
                .orElse(FakeAnswer.problem(404, kind + ".unknown", "There is no " + id + "."));
    }

    private static FakeAnswer page(URI uri, List<FakeThing> visible, Predicate<FakeThing> which) {
        var cursor = CURSOR.matcher(uri.toString());
        int from = cursor.find() ? Integer.parseInt(cursor.group(1)) : 0;
        var all = visible.stream().filter(which).map(FakeThing::listed).toList();
        var page = all.stream().skip(from).limit(PAGE).toList();
        var next = "<" + uri.getPath() + "?limit=500&cursor=" + (from + PAGE) + ">; rel=\"next\"";
        return new FakeAnswer(200, Map.of("items", page), from + PAGE < all.size() ? Map.of("Link", next) : Map.of());
    }

    private static List<String> parts(String path) {
        String rest = path.replaceFirst("^/v1/organizations/?", "");
        return rest.isEmpty() ? List.of() : List.of(rest.split("/", -1));
    }
}
