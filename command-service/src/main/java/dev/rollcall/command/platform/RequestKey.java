package dev.rollcall.command.platform;

import java.util.function.Supplier;

/**
 * The name that a caller gave to a request, by which it is carried out once however often it is sent.
 *
 * @param key as the caller sent it; a secret between the caller and us
 * @param fingerprint of method, path and body; known when the body has been read
 */
public record RequestKey(String key, Supplier<String> fingerprint) {

    /**
     * For requests of those whose identity their body has to prove: only who sends the same body is known again, and
     * nobody is told that the key was used.
     */
    RequestKey boundToItsBody() {
        return new RequestKey(key + "\0" + fingerprint.get(), fingerprint);
    }

    RequestKey ofPart(String part) {
        return new RequestKey(key + "\0" + part, fingerprint);
    }

    @Override
    public String toString() {
        return "RequestKey";
    }
}
