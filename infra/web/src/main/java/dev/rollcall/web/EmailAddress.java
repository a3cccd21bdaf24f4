package dev.rollcall.web;

import java.lang.Character.UnicodeScript;
import java.net.IDN;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * An e-mail address (RFC 5321, RFC 6531).
 *
 * @param address as it is shown and written to
 * @param key by which two addresses are the same (R22): ignoring case, the domain in its ASCII form (RFC 3490)
 */
public record EmailAddress(String address, String key) {

    private static final int LONGEST_ADDRESS = 254;
    private static final int LONGEST_LOCAL_PART_BYTES = 64;

    /** Without {@code %} and {@code /}: mail servers relay by them, and in a path no proxy lets them pass. */
    private static final String ATOM =
            "[\\p{L}\\p{M}\\p{N}!#$&'*+=?^_`{|}~\\-&&[^\\uFE00-\\uFE0F\\x{E0100}-\\x{E01EF}]]+";

    private static final Pattern LOCAL_PART = Pattern.compile(ATOM + "(\\." + ATOM + ")*");
    private static final Pattern DOMAIN =
            Pattern.compile("([a-z0-9]([a-z0-9-]*[a-z0-9])?\\.)+[a-z0-9-]*[a-z][a-z0-9-]*");

    /** Scripts that one word is written in without meaning to look like another (UTS 39, section 5.1). */
    private static final List<Set<UnicodeScript>> WRITTEN_TOGETHER = List.of(
            Set.of(UnicodeScript.HAN, UnicodeScript.HIRAGANA, UnicodeScript.KATAKANA),
            Set.of(UnicodeScript.HAN, UnicodeScript.BOPOMOFO),
            Set.of(UnicodeScript.HAN, UnicodeScript.HANGUL));

    /** Empty for what is no address, is too long, or mixes scripts so that it could pass for another. */
    public static Optional<EmailAddress> parse(String text) {
        String normal = ReadableText.normalize(text);
        int at = normal.lastIndexOf('@');
        if (at < 1 || normal.length() > LONGEST_ADDRESS || !ReadableText.isReadable(normal)) {
            return Optional.empty();
        }
        String local = normal.substring(0, at);
        String domain = domain(normal, at);
        return asciiForm(domain)
                .filter(ascii ->
                        local.length() + 1 + ascii.length() <= LONGEST_ADDRESS && isLocalPart(local) && isDomain(ascii))
                .map(ascii -> new EmailAddress(local + "@" + domain, keyOf(text)));
    }

    /**
     * The key of an address that was valid once: by normalization alone, so that a stricter rule of today does not give
     * a stored address another key.
     */
    public static String keyOf(String text) {
        if (text.chars().allMatch(c -> c > ' ' && c < 0x7f)) {
            return text.toLowerCase(Locale.ROOT); // as what follows would make it, at a twentieth of the time
        }
        String normal = ReadableText.normalize(text);
        int at = normal.lastIndexOf('@');
        if (at < 0) {
            return ReadableText.ignoringCase(normal);
        }
        String domain = domain(normal, at);
        return ReadableText.ignoringCase(normal.substring(0, at)) + "@"
                + asciiForm(domain).orElse(domain);
    }

    private static String domain(String address, int at) {
        return Normalizer.normalize(address.substring(at + 1), Normalizer.Form.NFKC)
                .toLowerCase(Locale.ROOT);
    }

    private static Optional<String> asciiForm(String domain) {
        try {
            return Optional.of(IDN.toASCII(domain, IDN.USE_STD3_ASCII_RULES).toLowerCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static boolean isLocalPart(String local) {
        return local.getBytes(StandardCharsets.UTF_8).length <= LONGEST_LOCAL_PART_BYTES
                // Ligatures, full-width letters and the like are one more way to look like another address.
                && Normalizer.isNormalized(local, Normalizer.Form.NFKC)
                && LOCAL_PART.matcher(local).matches()
                && isOfOneScript(local);
    }

    /** Judged by what people see of it: the ASCII form would hide a mixture of scripts. */
    private static boolean isDomain(String ascii) {
        return DOMAIN.matcher(ascii).matches()
                && Arrays.stream(IDN.toUnicode(ascii).split("\\.", -1))
                        .allMatch(label -> !label.startsWith("xn--") && isOfOneScript(label));
    }

    /** Letters of two scripts in one word are how addresses are made to look like others. */
    private static boolean isOfOneScript(String word) {
        Set<UnicodeScript> scripts = word.codePoints()
                .filter(Character::isLetter)
                .mapToObj(UnicodeScript::of)
                .filter(script -> script != UnicodeScript.COMMON && script != UnicodeScript.INHERITED)
                .collect(Collectors.toSet());
        return scripts.size() <= 1 || WRITTEN_TOGETHER.stream().anyMatch(together -> together.containsAll(scripts));
    }
}
