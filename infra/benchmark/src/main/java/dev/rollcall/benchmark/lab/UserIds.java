package dev.rollcall.benchmark.lab;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.TimeBasedEpochRandomGenerator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/** Ids of the kind that the service gives out (UUIDv7): their order decides which pages of an index are written. */
public final class UserIds {

    private static final TimeBasedEpochRandomGenerator GENERATOR = Generators.timeBasedEpochRandomGenerator();

    private UserIds() {}

    public static UUID next() {
        return GENERATOR.generate();
    }

    public static List<UUID> next(int count) {
        return Stream.generate(UserIds::next).limit(count).toList();
    }
}
