package dev.rollcall.eventlog.personal;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Lets what is personal be unique and be found without being readable: its keyed hash stands in the table instead. It
 * cannot be guessed from the table alone, since the key is the installation's, wrapped by the master key.
 */
public final class BlindIndex {

    private final Set<String> personalScopes;
    private final byte @Nullable [] key;

    private BlindIndex(Set<String> personalScopes, byte @Nullable [] key) {
        this.personalScopes = Set.copyOf(personalScopes);
        this.key = key;
    }

    static BlindIndex under(byte[] installationKey, Set<String> personalScopes) {
        return new BlindIndex(personalScopes, Mac256.of(installationKey, "blind index"));
    }

    /** Leaves everything readable; for what knows no persons. */
    public static BlindIndex none() {
        return new BlindIndex(Set.of(), null);
    }

    public boolean isPersonal(String scope) {
        return personalScopes.contains(scope);
    }

    /** What stands in the table for a key of this scope. */
    public String of(String scope, String plain) {
        return key == null || !isPersonal(scope) ? plain : Mac256.text(Mac256.of(key, scope + "\0" + plain));
    }
}
