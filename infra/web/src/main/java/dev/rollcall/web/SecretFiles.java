package dev.rollcall.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.PropertySource;

/** Reads secrets from files: {@code ROLLCALL_X_FILE} names the file that holds {@code ROLLCALL_X}. */
final class SecretFiles implements EnvironmentPostProcessor {

    private static final String PREFIX = "ROLLCALL_";
    private static final String SUFFIX = "_FILE";

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        Map<String, Object> secrets = new HashMap<>();
        for (PropertySource<?> source : environment.getPropertySources()) {
            if (source instanceof EnumerablePropertySource<?> properties) {
                for (String name : properties.getPropertyNames()) {
                    if (name.startsWith(PREFIX) && name.endsWith(SUFFIX)) {
                        Path file = Path.of(environment.getRequiredProperty(name));
                        secrets.put(name.substring(0, name.length() - SUFFIX.length()), read(name, file));
                    }
                }
            }
        }
        environment.getPropertySources().addLast(new MapPropertySource("secret files", secrets));
    }

    private static String read(String name, Path file) {
        try {
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new UncheckedIOException("%s: cannot read %s".formatted(name, file), e);
        }
    }
}
