package dev.rollcall.eventlog.personal;

/**
 * A person's key that is not stored yet; it belongs into the transaction that stores what it seals.
 *
 * @param wrapped by the master key
 * @param wrappedBy fingerprint of that master key
 */
public record NewKey(String subject, byte[] wrapped, String wrappedBy) {

    @Override
    public String toString() {
        return "NewKey[" + subject + "]";
    }
}
