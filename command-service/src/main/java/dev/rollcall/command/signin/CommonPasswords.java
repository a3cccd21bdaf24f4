package dev.rollcall.command.signin;

import com.nulabinc.zxcvbn.StandardDictionaries;
import dev.rollcall.web.ReadableText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * The passwords that are tried first (R45): the 30,000 that zxcvbn counts as the most frequent in what was stolen
 * elsewhere. The list comes with nulab's zxcvbn4j (MIT), whose guessing of strengths is not used.
 */
@Component
class CommonPasswords {

    private final Set<String> known;

    CommonPasswords() {
        try {
            known = StandardDictionaries.PASSWORDS_LOADER.load().getFrequencies().stream()
                    .map(ReadableText::ignoringCase)
                    .collect(Collectors.toUnmodifiableSet());
        } catch (IOException e) {
            throw new UncheckedIOException("The list of common passwords cannot be read", e);
        }
    }

    /** Whether it is one of them, ignoring case. */
    boolean contains(String password) {
        return known.contains(ReadableText.ignoringCase(password));
    }

    int size() {
        return known.size();
    }
}
