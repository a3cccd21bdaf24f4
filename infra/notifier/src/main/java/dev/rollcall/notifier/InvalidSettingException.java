package dev.rollcall.notifier;

/** A setting is missing, or has a value with which nothing can be sent; the message says which in one sentence. */
final class InvalidSettingException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    InvalidSettingException(String message) {
        super(message);
    }
}
