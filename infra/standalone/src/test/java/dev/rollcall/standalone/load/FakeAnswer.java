package dev.rollcall.standalone.load;

import java.util.Map;

record FakeAnswer(int status, Object body, Map<String, String> headers) {

    static FakeAnswer problem(int status, String code, String detail) {
        return new FakeAnswer(status, Map.of("status", status, "code", code, "detail", detail), Map.of());
    }
}
