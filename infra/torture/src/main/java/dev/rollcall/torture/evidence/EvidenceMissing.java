package dev.rollcall.torture.evidence;

/** Something cannot be proven, for it cannot be read. */
public final class EvidenceMissing extends RuntimeException {
    EvidenceMissing(String message, Throwable cause) {
        super(message, cause);
    }
}
