package dev.rollcall.command.platform;

import dev.rollcall.web.Refusal;
import dev.rollcall.web.Refusal.FieldError;
import dev.rollcall.web.Refusal.Reason;
import java.util.List;
import org.hamcrest.Description;
import org.hamcrest.Matcher;
import org.hamcrest.TypeSafeMatcher;

/** Matches a refusal by what callers rely on: reason, code and the fields in question; never by its words. */
public final class Refused extends TypeSafeMatcher<Refusal> {

    private final Reason reason;
    private final String code;
    private final List<String> fields;

    private Refused(Reason reason, String code, List<String> fields) {
        super(Refusal.class);
        this.reason = reason;
        this.code = code;
        this.fields = fields;
    }

    public static Matcher<Refusal> with(Reason reason, String code) {
        return new Refused(reason, code, List.of());
    }

    /** @param code that of the one field in question */
    public static Matcher<Refusal> inField(String pointer, String code) {
        return new Refused(Reason.INVALID, "request.invalid-fields", List.of(pointer + " " + code));
    }

    @Override
    protected boolean matchesSafely(Refusal refusal) {
        return refusal.reason() == reason
                && refusal.code().equals(code)
                && fieldsOf(refusal).equals(fields);
    }

    private static List<String> fieldsOf(Refusal refusal) {
        return refusal.errors().stream().map(Refused::text).toList();
    }

    private static String text(FieldError error) {
        return error.pointer() + " " + error.code();
    }

    @Override
    public void describeTo(Description description) {
        description.appendText("%s %s %s".formatted(reason, code, fields));
    }

    @Override
    protected void describeMismatchSafely(Refusal refusal, Description description) {
        description.appendText("%s %s %s".formatted(refusal.reason(), refusal.code(), fieldsOf(refusal)));
    }
}
