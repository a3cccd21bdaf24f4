package dev.rollcall.command.platform;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads lists of entity tags (RFC 9110, section 8.8.3); ours are versions. */
final class EntityTags {

    /** Possessive throughout: a long list must not exhaust the stack. */
    private static final Pattern LIST =
            Pattern.compile("\\s*+(?:W/)?+\"[^\"]*+\"\\s*+(?:,\\s*+(?:W/)?+\"[^\"]*+\"\\s*+)*+");

    private static final Pattern TAG = Pattern.compile("(W/)?\"([^\"]*)\"");
    private static final Pattern VERSION = Pattern.compile("\\d{1,18}");

    private EntityTags() {}

    /** Weak tags and tags that are not ours match nothing; empty for what is no list of tags. */
    static Optional<List<Long>> versions(String header) {
        if (!LIST.matcher(header).matches()) {
            return Optional.empty();
        }
        List<Long> versions = new ArrayList<>();
        Matcher tags = TAG.matcher(header);
        while (tags.find()) {
            if (tags.group(1) == null && VERSION.matcher(tags.group(2)).matches()) {
                versions.add(Long.parseLong(tags.group(2)));
            }
        }
        return Optional.of(versions);
    }
}
