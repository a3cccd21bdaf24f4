package dev.rollcall.command.seal;

/** The log or its tree is not what was signed. */
final class TamperedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    TamperedException(String what) {
        super(what);
    }
}
