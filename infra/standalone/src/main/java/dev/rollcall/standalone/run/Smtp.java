package dev.rollcall.standalone.run;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Who takes the mails.
 *
 * @param settings as the notifier wants them
 */
record Smtp(Map<String, String> settings, boolean external) {
    private static final String HOST = "ROLLCALL_SMTP_HOST";
    private static final String FROM = "ROLLCALL_MAIL_FROM";
    private static final List<String> OF_SERVER = List.of(
            "ROLLCALL_SMTP_PORT",
            "ROLLCALL_SMTP_TLS",
            "ROLLCALL_SMTP_USER",
            "ROLLCALL_SMTP_PASSWORD",
            "ROLLCALL_SMTP_PASSWORD_FILE");

    /** The one that the environment names, if it names one and is asked; our own otherwise. */
    static Smtp of(boolean external, Map<String, String> environment, int port) {
        boolean isNamed = external && environment.containsKey(HOST);
        Map<String, String> settings = new HashMap<>();
        settings.put(HOST, isNamed ? environment.getOrDefault(HOST, "") : "127.0.0.1");
        settings.put(FROM, environment.getOrDefault(FROM, "Rollcall <no-reply@localhost.localdomain>"));
        if (isNamed) {
            OF_SERVER.stream()
                    .filter(environment::containsKey)
                    .forEach(each -> settings.put(each, environment.getOrDefault(each, "")));
        } else {
            settings.put("ROLLCALL_SMTP_PORT", Integer.toString(port));
            settings.put("ROLLCALL_SMTP_TLS", "none");
        }
        return new Smtp(Map.copyOf(settings), isNamed);
    }
}
