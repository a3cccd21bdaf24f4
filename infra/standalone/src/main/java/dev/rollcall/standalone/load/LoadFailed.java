package dev.rollcall.standalone.load;

/** Why a load stopped: a stable code, that of the server's problem where it gave one, and one line of detail. */
public final class LoadFailed extends RuntimeException {

    private final String code;

    LoadFailed(String code, String detail) {
        super(code + ": " + detail.replaceAll("\\s+", " ").strip());
        this.code = code;
    }

    public String code() {
        return code;
    }

    static LoadFailed badFile(String file, long line, String what) {
        return new LoadFailed("load.bad-file", file + ", line " + line + ": " + what);
    }
}
