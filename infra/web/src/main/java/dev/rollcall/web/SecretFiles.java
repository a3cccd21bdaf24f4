package dev.rollcall.web;

import java.io.IOException;
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
                        String file = environment.getRequiredProperty(name);
                        if (!file.isBlank()) {
                            secrets.put(name.substring(0, name.length() - SUFFIX.length()), read(name, Path.of(file)));
                        }
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
            throw new SecretFileException(
                    "%s names the file %s, which cannot be read (%s)."
                            .formatted(name, file, e.getClass().getSimpleName()),
                    e);
        }
    }
}
