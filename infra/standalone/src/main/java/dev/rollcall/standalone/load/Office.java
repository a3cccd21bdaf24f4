package dev.rollcall.standalone.load;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.List;
import java.util.function.Consumer;

/** Who works where and who wrote to whom: the content of an employees.csv and a messages.csv, checked. */
public record Office(String name, List<Employee> employees, List<Message> messages) {

    /**
     * Reads both files of a folder.
     *
     * @throws LoadFailed with file and line, if anything in them is missing, malformed or contradictory
     */
    public static Office read(Path folder, String name) {
        return read(name, file -> Files.newInputStream(folder.resolve(file)));
    }

    /** The made-up office that comes with Rollcall. */
    public static Office demo() {
        return read("Demo Office", file -> {
            var resource = Office.class.getResourceAsStream("/demo/" + file);
            if (resource == null) {
                throw new IOException("not on the class path");
            }
            return resource;
        });
    }

    private static Office read(String name, Source source) {
        var employees = new Employees();
        read(source, Employees.FILE, Employees.COLUMNS, employees::add);
        if (employees.all().isEmpty()) {
            throw LoadFailed.badFile(Employees.FILE, 1, "no employees");
        }
        var messages = new Messages(employees);
        read(source, Messages.FILE, Messages.COLUMNS, messages::add);
        return new Office(Normalizer.normalize(name.strip(), Normalizer.Form.NFC), employees.all(), messages.all());
    }

    private static void read(Source source, String file, List<String> columns, Consumer<Row> reader) {
        try (var in = source.open(file)) {
            new CsvFile(file, columns).read(in, reader);
        } catch (IOException e) {
            throw LoadFailed.badFile(file, 1, e instanceof NoSuchFileException ? "is not there" : "cannot be read");
        }
    }

    private interface Source {
        InputStream open(String file) throws IOException;
    }
}
