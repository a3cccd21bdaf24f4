package dev.rollcall.standalone.load;

import java.text.Normalizer;
import org.apache.commons.csv.CSVRecord;

/** One line of a file, by column names. */
record Row(String file, long line, CSVRecord values) {

    /** The value without surrounding space and composed (NFC), as Rollcall keeps it; or empty. */
    String optional(String column) {
        return values.isSet(column) ? Normalizer.normalize(values.get(column).strip(), Normalizer.Form.NFC) : "";
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
