package dev.rollcall.web;

import java.net.IDN;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * An e-mail address (RFC 5321, RFC 6531).
 *
 * @param address as it is shown and written to
 * @param key by which two addresses are the same (R22): ignoring case, the domain in its ASCII form (RFC 5891)
 */
public record EmailAddress(String address, String key) {

    private static final int LONGEST_ADDRESS = 254;
    private static final int LONGEST_LOCAL_PART = 64;

    /** Without {@code %} and {@code /}: mail servers relay by them, and in a path no proxy lets them pass. */
    private static final Pattern LOCAL_PART =
            Pattern.compile("[\\p{L}\\p{M}\\p{N}!#$&'*+=?^_`{|}~-]+(\\.[\\p{L}\\p{M}\\p{N}!#$&'*+=?^_`{|}~-]+)*");

    private static final Pattern DOMAIN =
            Pattern.compile("([a-z0-9]([a-z0-9-]*[a-z0-9])?\\.)+[a-z0-9-]*[a-z][a-z0-9-]*");

    /** Empty for what is no address, is too long, or mixes scripts so that it could pass for another. */
    public static Optional<EmailAddress> parse(String text) {
        String normal = ReadableText.normalize(text);
        int at = normal.lastIndexOf('@');
        if (at < 1 || !ReadableText.isReadable(normal)) {
            return Optional.empty();
        }
        String local = normal.substring(0, at);
        String domain = Normalizer.normalize(normal.substring(at + 1), Normalizer.Form.NFKC)
                .toLowerCase(Locale.ROOT);
        return asciiForm(domain)
                .filter(ascii -> local.length() <= LONGEST_LOCAL_PART
                        && local.length() + 1 + ascii.length() <= LONGEST_ADDRESS
                        && LOCAL_PART.matcher(local).matches()
                        && DOMAIN.matcher(ascii).matches()
                        && isOfOneScript(local)
                        && Arrays.stream(domain.split("\\.", -1)).allMatch(EmailAddress::isOfOneScript))
                .map(ascii -> new EmailAddress(local + "@" + domain, caseless(local) + "@" + ascii));
    }

    /** Upper case first: some letters have two lower cases, such as the Greek sigma. */
    private static String caseless(String text) {
        return Normalizer.normalize(text.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT), Normalizer.Form.NFC);
    }

    private static Optional<String> asciiForm(String domain) {
        try {
            return Optional.of(IDN.toASCII(domain, IDN.USE_STD3_ASCII_RULES).toLowerCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** Letters of two scripts in one word are how addresses are made to look like others. */
    private static boolean isOfOneScript(String word) {
        return word.codePoints()
                        .filter(Character::isLetter)
                        .mapToObj(Character.UnicodeScript::of)
                        .collect(Collectors.toSet())
                        .size()
                <= 1;
    }
}
