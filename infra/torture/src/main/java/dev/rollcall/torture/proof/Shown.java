package dev.rollcall.torture.proof;

/**
 * An answer to a read, as far as it shows how fresh it is.
 *
 * @param position that the answer claims to show; -1 if it says none
 * @param version of the resource; -1 if the answer has none
 */
public record Shown(int status, long position, long version, String body) {

    /**
     * What the reader knew to be written, and so had to see.
     *
     * @param position of the write
     * @param version of the resource after the write; -1 to look at the content only
     * @param content that the answer must contain; looked at only if the version is the very same, as whoever changed
     *     the resource later may have changed that; always, if no version is due
     */
    public record Due(long position, long version, String content) {}

    /** @return what is stale about it; empty for nothing */
    public String staleness(Due due) {
        if (status == 404) {
            return "not there";
        }
        if (position < due.position()) {
            return "shows position %d".formatted(position);
        }
        if (version < due.version()) {
            return "shows version %d".formatted(version);
        }
        if ((due.version() == -1 || version == due.version()) && !body.contains(due.content())) {
            return "does not show '%s'".formatted(due.content());
        }
        return "";
    }
}
