package dev.rollcall.standalone.parts;

import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The address of a PostgreSQL server, in the driver's notation. */
record JdbcUrl(String server, String database, String parameters) {
    private static final Pattern NOTATION = Pattern.compile("jdbc:postgresql://([^/?]+)/([^/?]*)(?:\\?(.*))?");

    /** User and password are dropped: whoever gets the address brings its own. */
    static JdbcUrl parse(String url) {
        Matcher parts = NOTATION.matcher(url);
        if (!parts.matches()) {
            throw new PartException("not an address of the form jdbc:postgresql://host:port/database");
        }
        String parameters = Arrays.stream(
                        Optional.ofNullable(parts.group(3)).orElse("").split("&"))
                .filter(each -> !each.isEmpty() && !each.startsWith("user=") && !each.startsWith("password="))
                .collect(Collectors.joining("&"));
        return new JdbcUrl(parts.group(1), parts.group(2), parameters);
    }

    JdbcUrl withDatabase(String other) {
        return new JdbcUrl(server, other, parameters);
    }

    @Override
    public String toString() {
        return "jdbc:postgresql://" + server + "/" + database + (parameters.isEmpty() ? "" : "?" + parameters);
    }
}
