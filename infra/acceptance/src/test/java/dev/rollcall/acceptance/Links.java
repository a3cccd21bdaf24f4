package dev.rollcall.acceptance;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Follows the pages of a list. */
final class Links {

    private static final Pattern NEXT = Pattern.compile("<([^>]*)>; rel=\"next\"");

    private Links() {}

    /** Empty on the last page. */
    static String next(Answer page) {
        Matcher link = NEXT.matcher(page.header("Link"));
        return link.matches() ? link.group(1) : "";
    }
}
