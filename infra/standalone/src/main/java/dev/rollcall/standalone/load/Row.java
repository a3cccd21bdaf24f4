package dev.rollcall.standalone.load;

import org.apache.commons.csv.CSVRecord;

/** One line of a file, by column names. */
record Row(String file, long line, CSVRecord values) {

    /** The value without surrounding space, or empty. */
    String optional(String column) {
        return values.isSet(column) ? values.get(column).strip() : "";
    }

    String required(String column) {
        String value = optional(column);
        if (value.isEmpty()) {
            throw bad("no " + column);
        }
        return value;
    }

    LoadFailed bad(String what) {
        return LoadFailed.badFile(file, line, what);
    }
}
