package dev.rollcall.eventlog.personal;

import javax.crypto.SecretKey;
import org.jspecify.annotations.Nullable;

/** @param key null once it was destroyed, which stays so */
record PersonKey(@Nullable SecretKey key) {

    static final PersonKey DESTROYED = new PersonKey(null);

    @Override
    public String toString() {
        return key == null ? "PersonKey[destroyed]" : "PersonKey[…]";
    }
}
