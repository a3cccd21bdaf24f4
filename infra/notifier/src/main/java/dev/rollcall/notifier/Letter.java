package dev.rollcall.notifier;

/** What a mail says, in both forms. */
record Letter(String subject, String text, String html) {

    /** Without what it says, which may be a code. */
    @Override
    public String toString() {
        return "Letter";
    }
}
