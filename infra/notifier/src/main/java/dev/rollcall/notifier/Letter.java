package dev.rollcall.notifier;

/**
 * What a mail says, in both forms.
 *
 * @param about ids of the persons whom it is sent to and whom it names, with a blank between them
 */
record Letter(String about, String subject, String text, String html) {

    /** Without what it says, which may be a code. */
    @Override
    public String toString() {
        return "Letter";
    }
}
