package dev.rollcall.command.user;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.apache.commons.csv.DuplicateHeaderMode;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Reads {@code <organization's id>.csv} (RFC 4180) from a folder that the operator names: no path ever comes from a
 * caller. A file is to be put there whole, by a rename.
 */
@Component
class CsvPeopleDirectory implements PeopleDirectory {

    private static final int AT_ONCE = 500;
    private static final Pattern NAME = Pattern.compile("([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\\.csv");

    private final String folder;

    /** What each file looked like when it was read to the end. */
    private final Map<UUID, Look> read = new ConcurrentHashMap<>();

    private record Look(Object modified, long size) {

        static Look at(Path file) throws IOException {
            return new Look(Files.getLastModifiedTime(file), Files.size(file));
        }
    }

    CsvPeopleDirectory(@Value("${rollcall.people-directory.folder}") String folder) {
        this.folder = folder;
    }

    @Override
    public Set<UUID> organizations() {
        Set<UUID> ids = new HashSet<>();
        if (!folder.isBlank() && Files.isDirectory(Path.of(folder))) {
            try (Stream<Path> files = Files.list(Path.of(folder))) {
                files.map(file -> NAME.matcher(String.valueOf(file.getFileName())))
                        .filter(Matcher::matches)
                        .forEach(name -> ids.add(UUID.fromString(name.group(1))));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return ids;
    }

    @Override
    public void read(UUID organizationId, Consumer<List<Person>> batches) throws IOException {
        Path file = Path.of(folder).resolve(organizationId + ".csv");
        Look look = Look.at(file);
        if (look.equals(read.get(organizationId))) {
            return;
        }
        CSVFormat format = CSVFormat.RFC4180
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .setIgnoreSurroundingSpaces(true)
                .setIgnoreEmptyLines(true)
                .setDuplicateHeaderMode(DuplicateHeaderMode.DISALLOW)
                .get();
        try (Reader text = Files.newBufferedReader(file, StandardCharsets.UTF_8);
                CSVParser parser = format.parse(text)) {
            List<Person> batch = new ArrayList<>(AT_ONCE);
            for (CSVRecord record : parser) {
                batch.add(new Person(parser.getCurrentLineNumber(), values(record)));
                if (batch.size() == AT_ONCE) {
                    batches.accept(List.copyOf(batch));
                    batch.clear();
                }
            }
            batches.accept(List.copyOf(batch));
        } catch (IllegalArgumentException | UncheckedIOException e) {
            throw new IOException("no CSV in UTF-8 whose first line names each column once", e);
        }
        read.put(organizationId, look);
    }

    private static Map<String, String> values(CSVRecord record) {
        Map<String, String> values = new HashMap<>();
        record.toMap().forEach((column, value) -> values.put(column, value.strip()));
        return values;
    }
}
