package dev.rollcall.standalone.load;

/** Where a load shows how far it is. */
public interface Progress {

    /** Says nothing. */
    Progress SILENT = (task, unit, total) -> new Stage() {
        @Override
        public void advance(long by) {}

        @Override
        public void close() {}
    };

    Stage begin(String task, String unit, long total);

    /** One stretch of work of known length; many threads may advance it. */
    interface Stage extends AutoCloseable {

        void advance(long by);

        @Override
        void close();
    }
}
