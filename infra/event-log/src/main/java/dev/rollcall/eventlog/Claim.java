package dev.rollcall.eventlog;

import dev.rollcall.eventlog.personal.BlindIndex;
import org.jspecify.annotations.Nullable;

/**
 * What an event needs to hold across streams at the moment it is appended: something becomes taken, becomes free,
 * or has to be there. All claims of an append hold, or nothing of it is stored.
 *
 * @param scope the kind of thing, such as {@code email}
 * @param key its identity within the scope
 * @param owner whose it is; what is required must be this owner's
 * @param label what people call it
 * @param refusal the stable code of the refusal when the claim does not hold
 */
public record Claim(
        Kind kind,
        String scope,
        String key,
        String owner,
        @Nullable String label,
        String refusal) {

    /**
     * The refusal of a claim that holds unless somebody else was faster since one looked: what was decided on it is to be
     * decided again.
     */
    public static final String DECIDE_AGAIN = "command.contended";

    /** What becomes of the thing claimed. */
    public enum Kind {
        RELEASE,
        TAKE,
        RELABEL,
        REQUIRE
    }

    /** Nobody else may have it; two racing takers: one wins. */
    public static Claim take(String scope, String key, String owner, String refusal) {
        return new Claim(Kind.TAKE, scope, key, owner, null, refusal);
    }

    public static Claim take(String scope, String key, String owner, String label, String refusal) {
        return new Claim(Kind.TAKE, scope, key, owner, label, refusal);
    }

    /** It is free again. */
    public static Claim release(String scope, String key, String owner) {
        return new Claim(Kind.RELEASE, scope, key, owner, null, scope + ".not-held");
    }

    /** It stays taken, under another label. */
    public static Claim relabel(String scope, String key, String owner, String label) {
        return new Claim(Kind.RELABEL, scope, key, owner, label, scope + ".not-held");
    }

    /** It must be taken, by this owner, until this append has committed. */
    public static Claim require(String scope, String key, String owner, String refusal) {
        return new Claim(Kind.REQUIRE, scope, key, owner, null, refusal);
    }

    /**
     * As it is stored: where its scope is personal, the key can be compared and no longer be read.
     *
     * @throws IllegalArgumentException if something personal has a label, which everybody could read
     */
    public Claim blind(BlindIndex index) {
        if (!index.isPersonal(scope)) {
            return this;
        }
        if (label != null) {
            throw new IllegalArgumentException("A claim of the scope '%s' has a label".formatted(scope));
        }
        return new Claim(kind, scope, index.of(scope, key), owner, null, refusal);
    }

    /** Without key and label, which may be personal. */
    @Override
    public String toString() {
        return "Claim[%s %s of %s]".formatted(kind, scope, owner);
    }
}
