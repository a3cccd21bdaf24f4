package dev.rollcall.standalone.load;

/** Why a load stopped: a stable code, that of the server's problem where it gave one, and one line of detail. */
public final class LoadFailed extends RuntimeException {

    private final String code;
    private final String detail;

    LoadFailed(String code, String detail) {
        super(code + ": " + oneLine(detail));
        this.code = code;
        this.detail = oneLine(detail);
    }

    public String code() {
        return code;
    }

    /** The same, saying what was being loaded. */
    LoadFailed about(String subject) {
        return new LoadFailed(code, detail + " (" + subject + ")");
    }

    /** Whoever wrote the file or the answer shall not move the cursor of whoever reads this. */
    private static String oneLine(String text) {
        return text.replaceAll("[\\s\\p{Cc}\\p{Cf}]+", " ").strip();
    }

    static LoadFailed badFile(String file, long line, String what) {
        return new LoadFailed("load.bad-file", file + ", line " + line + ": " + what);
    }
}
