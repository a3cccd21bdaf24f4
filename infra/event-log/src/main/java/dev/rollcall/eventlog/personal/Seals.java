package dev.rollcall.eventlog.personal;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Optional;
import javax.crypto.AEADBadTagException;
import javax.crypto.SecretKey;

/** Seals texts about persons, and opens them again as long as the person's key is there. */
public final class Seals {

    /** What is read where personal data were. */
    public static final String ERASED = "[erased]";

    private final PersonKeys keys;

    public Seals(PersonKeys keys) {
        this.keys = keys;
    }

    /** @throws PersonErasedException if the person's key was destroyed */
    public String seal(String subject, String plain) {
        return new SealedText(
                        subject, AesGcm.encrypt(keys.toSeal(subject), Subject.bytes(subject), plain.getBytes(UTF_8)))
                .toString();
    }

    /** The same under another key first: it is gone with either of the two. */
    String sealTwice(String subject, String first, String plain) {
        return seal(subject, seal(first, plain));
    }

    /** What was sealed twice; where the outer key is gone, so is the inner text. */
    String openTwice(String stored) {
        return open(open(stored));
    }

    /**
     * Text that is not sealed stays as it is: an upcaster may have put it there.
     *
     * @throws BrokenSealException if it is not what was sealed
     */
    public String open(String stored) {
        if (!SealedText.isSealed(stored)) {
            return stored;
        }
        SealedText sealed = SealedText.parse(stored);
        Optional<SecretKey> key = keys.toOpen(sealed.subject());
        if (key.isEmpty()) {
            return ERASED;
        }
        try {
            return new String(AesGcm.decrypt(key.get(), Subject.bytes(sealed.subject()), sealed.box()), UTF_8);
        } catch (AEADBadTagException e) {
            throw new BrokenSealException("A text sealed for %s was changed".formatted(sealed.subject()));
        }
    }
}
