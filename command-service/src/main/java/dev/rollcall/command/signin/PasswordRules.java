package dev.rollcall.command.signin;

import dev.rollcall.web.ReadableText;
import dev.rollcall.web.Refusal.FieldError;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * What a password must be that somebody chooses (R45; NIST SP 800-63B, section 5.1.1.2): long enough and not easily
 * guessed. Nothing is said about the kinds of its characters.
 *
 * @param minimumLength by the policy of the organization (R6), in code points of the {@link PasswordForm}
 */
record PasswordRules(int minimumLength, CommonPasswords common) {

    /**
     * The rules that it breaks; none repeats the password.
     *
     * @param addresses of the user; none of them, nor what stands before its {@code @}, is a password
     * @param pointer to the field that it came in
     */
    List<FieldError> brokenBy(CharSequence password, Collection<String> addresses, String pointer) {
        if (!PasswordForm.isText(password)) {
            return List.of(new FieldError(pointer, "field.invalid-value", "must be text"));
        }
        Optional<String> form = PasswordForm.of(password);
        if (form.isEmpty()) {
            return List.of(new FieldError(
                    pointer, "password.too-long", "must be at most %d characters".formatted(PasswordForm.LONGEST)));
        }
        List<FieldError> broken = new ArrayList<>();
        if (PasswordForm.codePoints(form.get()) < minimumLength) {
            broken.add(new FieldError(
                    pointer, "password.too-short", "must be at least %d characters".formatted(minimumLength)));
        }
        if (common.contains(form.get()) || isOwnAddress(form.get(), addresses)) {
            broken.add(new FieldError(pointer, "password.common", "is among the first that others would try"));
        }
        return List.copyOf(broken);
    }

    private static boolean isOwnAddress(String form, Collection<String> addresses) {
        String word = ReadableText.ignoringCase(form);
        return addresses.stream()
                .map(address ->
                        ReadableText.ignoringCase(PasswordForm.of(address).orElse(address)))
                .anyMatch(address -> word.equals(address) || word.equals(localPart(address)));
    }

    private static String localPart(String address) {
        int at = address.lastIndexOf('@');
        return at < 0 ? address : address.substring(0, at);
    }
}
