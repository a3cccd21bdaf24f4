package dev.rollcall.notifier;

/**
 * What a mail says, in both forms.
 *
 * @param about ids of the persons that it is sent to, or names
 */
record Letter(String about, String subject, String text, String html) {

    /** Without what it says, which may be a code. */
    @Override
    public String toString() {
        return "Letter";
    }
}
