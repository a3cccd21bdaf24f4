package dev.rollcall.torture;

import java.nio.file.Path;
import java.time.Duration;

/**
 * How it is done.
 *
 * @param directory for everything that is made; empty before
 * @param app where the services are laid out
 * @param duration under fire; start and proof come on top
 * @param clients at once
 */
record Settings(Path directory, Path app, Duration duration, long seed, int clients) {}
