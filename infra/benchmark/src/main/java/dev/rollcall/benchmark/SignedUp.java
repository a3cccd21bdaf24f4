package dev.rollcall.benchmark;

import dev.rollcall.benchmark.lab.Lab;
import dev.rollcall.benchmark.load.HttpCaller;
import dev.rollcall.benchmark.load.HttpCaller.Answer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Users of an organization of their own who can sign in. */
final class SignedUp {

    private static final String PASSWORD = "correct horse battery staple";

    private final HttpCaller operator;
    private final HttpCaller anybody;
    private final String organization;
    private final List<String> ids = new ArrayList<>();
    private final List<String> addresses = new ArrayList<>();

    private SignedUp(HttpCaller operator, HttpCaller anybody, String organization) {
        this.operator = operator;
        this.anybody = anybody;
        this.organization = organization;
    }

    static SignedUp of(HttpCaller operator, URI service, int count, Lab lab) {
        try {
            String tag = UUID.randomUUID().toString();
            String registered = operator.post("/v1/organizations", """
                    {"name":"Signing in","dataCentre":"eu","plan":"PAID",
                     "superAdmin":{"fullName":"Ada B","email":"ada@%s.example"}}""".formatted(tag))
                    .orFail()
                    .body();
            var users = new SignedUp(
                    operator, lab.running(new HttpCaller(service, "")), "/v1/organizations/" + text("id", registered));
            for (int i = 0; i < count; i++) {
                users.add("user%d@%s.example".formatted(i, tag), service, lab);
            }
            return users;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void add(String address, URI service, Lab lab) throws IOException {
        String id = text(
                "id",
                operator.post(organization + "/users", """
                {"fullName":"Somebody","email":"%s"}""".formatted(address))
                        .orFail()
                        .body());
        String oneTime = text(
                "oneTimePassword",
                operator.post(organization + "/users/" + id + "/password-resets", "{}")
                        .orFail()
                        .body());
        String token = text("token", signIn(address, oneTime).orFail().body());
        HttpCaller self = lab.running(new HttpCaller(service, token));
        self.put("/v1/me/password", """
                {"currentPassword":"%s","newPassword":"%s"}""".formatted(oneTime, PASSWORD)).orFail();
        lab.stop(self);
        ids.add(id);
        addresses.add(address);
    }

    Answer signIn(int user) throws IOException {
        return signIn(addresses.get(user), PASSWORD);
    }

    private Answer signIn(String address, String password) throws IOException {
        return anybody.post("/v1/sessions", """
                {"email":"%s","password":"%s","device":{"kind":"MOBILE"}}""".formatted(address, password));
    }

    /** Of a session that lasts as long as few others of the user begin. */
    String token(int user) {
        try {
            return text("token", signIn(user).orFail().body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String organization() {
        return organization;
    }

    String path(int user) {
        return organization + "/users/" + ids.get(user);
    }

    private static String text(String field, String json) {
        Matcher found = Pattern.compile("\"%s\":\"([^\"]+)\"".formatted(field)).matcher(json);
        if (!found.find()) {
            throw new IllegalStateException("no %s in an answer".formatted(field));
        }
        return found.group(1);
    }
}
