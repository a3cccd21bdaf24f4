package dev.rollcall.web;

/** A file that shall hold a secret cannot be read. */
final class SecretFileException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    SecretFileException(String message, Throwable cause) {
        super(message, cause);
    }
}
