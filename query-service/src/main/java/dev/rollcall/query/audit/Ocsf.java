package dev.rollcall.query.audit;

import dev.rollcall.query.audit.HistoryExportController.Form;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * History for a SIEM: Open Cybersecurity Schema Framework 1.3, what happens to accounts as Account Change (3001), and
 * signing in and out as Authentication (3002). What is not about an account is left out; of what somebody has tampered
 * with, that they have.
 */
final class Ocsf implements Form {

    private static final String VERSION = "1.3.0";
    private static final int IAM = 3;
    private static final int ACCOUNT_CHANGE = 3001;
    private static final int AUTHENTICATION = 3002;
    private static final int OTHER = 99;
    private static final int INFORMATIONAL = 1;
    private static final int CRITICAL = 5;
    private static final int UNKNOWN = 0;
    private static final int SUCCESS = 1;
    private static final int FAILURE = 2;

    /** A class with one of its activities. */
    private record Activity(int classUid, int id, String name) {}

    private static final Map<String, Activity> ACTIVITIES = Map.ofEntries(
            Map.entry("user.added", new Activity(ACCOUNT_CHANGE, 1, "Create")),
            Map.entry("external-user.joined", new Activity(ACCOUNT_CHANGE, 1, "Create")),
            Map.entry("user.activated", new Activity(ACCOUNT_CHANGE, 2, "Enable")),
            Map.entry("user.restored", new Activity(ACCOUNT_CHANGE, 2, "Enable")),
            Map.entry("account.password-changed", new Activity(ACCOUNT_CHANGE, 3, "Password Change")),
            Map.entry("account.password-reset", new Activity(ACCOUNT_CHANGE, 4, "Password Reset")),
            Map.entry("user.deactivated", new Activity(ACCOUNT_CHANGE, 5, "Disable")),
            Map.entry("user.deleted", new Activity(ACCOUNT_CHANGE, 6, "Delete")),
            Map.entry("external-user.removed", new Activity(ACCOUNT_CHANGE, 6, "Delete")),
            Map.entry("account.locked", new Activity(ACCOUNT_CHANGE, 9, "Lock")),
            Map.entry("account.second-factor-enrolled", new Activity(ACCOUNT_CHANGE, 10, "MFA Factor Enable")),
            Map.entry("account.second-factor-removed", new Activity(ACCOUNT_CHANGE, 11, "MFA Factor Disable")),
            Map.entry("account.second-factor-reset", new Activity(ACCOUNT_CHANGE, 11, "MFA Factor Disable")),
            Map.entry("session.started", new Activity(AUTHENTICATION, 1, "Logon")),
            Map.entry("account.sign-in-failed", new Activity(AUTHENTICATION, 1, "Logon")),
            Map.entry("session.ended", new Activity(AUTHENTICATION, 2, "Logoff")));

    private final Appendable out;
    private final JsonMapper json;

    Ocsf(Appendable out, JsonMapper json) {
        this.out = out;
        this.json = json;
    }

    @Override
    public void write(List<HistoryItem> items) throws IOException {
        for (HistoryItem item : items) {
            write(item);
        }
    }

    private void write(HistoryItem item) throws IOException {
        Activity activity = activity(item.type());
        JsonNode data = item.data() == null ? MissingNode.getInstance() : item.data();
        if (activity != null && (data.hasNonNull("userId") || item.tampering() != null)) {
            out.append(json.writeValueAsString(event(item, activity, data))).append('\n');
        }
    }

    private static @Nullable Activity activity(String type) {
        Activity known = ACTIVITIES.get(type);
        if (known != null) {
            return known;
        }
        return switch (type.substring(0, type.indexOf('.'))) {
            case "user", "account", "external-user" -> new Activity(ACCOUNT_CHANGE, OTHER, type);
            case "session" -> new Activity(AUTHENTICATION, OTHER, type);
            default -> null;
        };
    }

    private ObjectNode event(HistoryItem item, Activity activity, JsonNode data) {
        ObjectNode event = json.createObjectNode();
        boolean failed = item.type().equals("account.sign-in-failed");
        event.put("category_uid", IAM)
                .put("category_name", "Identity & Access Management")
                .put("class_uid", activity.classUid())
                .put("class_name", activity.classUid() == ACCOUNT_CHANGE ? "Account Change" : "Authentication")
                .put("activity_id", activity.id())
                .put("activity_name", activity.name())
                .put("type_uid", activity.classUid() * 100L + activity.id())
                .put("severity_id", item.tampering() == null ? INFORMATIONAL : CRITICAL)
                .put("time", item.at().toEpochMilli());
        if (item.tampering() != null) {
            event.put("status_id", UNKNOWN).put("status_detail", "tampered with: " + item.tampering());
        } else if (failed) {
            event.put("status_id", FAILURE)
                    .put("status_detail", data.path("reason").asString());
        } else {
            event.put("status_id", SUCCESS);
        }
        ObjectNode metadata = event.putObject("metadata");
        metadata.put("version", VERSION)
                .put("uid", item.eventId())
                .put("event_code", item.type())
                .put("sequence", item.position())
                .put("tenant_uid", item.organizationId().toString());
        if (item.correlationId() != null) {
            metadata.put("correlation_uid", item.correlationId());
        }
        metadata.putObject("product").put("vendor_name", "Rollcall").put("name", "Rollcall");
        ObjectNode user = event.putObject("user");
        if (data.hasNonNull("userId")) {
            user.put("uid", data.path("userId").asString());
        } else {
            user.put("name", "unknown");
        }
        user.putObject("org").put("uid", item.organizationId().toString());
        if (item.actor() != null && item.actor().id() != null) {
            event.putObject("actor").putObject("user").put("uid", item.actor().id());
        }
        String address = item.address();
        if (address != null) {
            event.putObject("src_endpoint").put("ip", address);
        }
        if (item.client() != null) {
            event.putObject("http_request").put("user_agent", item.client());
        }
        if (activity.classUid() == AUTHENTICATION) {
            event.put("is_remote", true).putObject("service").put("name", "Rollcall");
            if (data.hasNonNull("sessionId")) {
                event.putObject("session").put("uid", data.path("sessionId").asString());
            }
            if (data.hasNonNull("secondFactor")) {
                event.put("is_mfa", !data.path("secondFactor").asString().equals("NONE"));
            }
        }
        ObjectNode unmapped = event.putObject("unmapped");
        if (item.data() != null) {
            unmapped.set("data", data);
        }
        if (item.before() != null) {
            unmapped.set("before", item.before());
        }
        if (item.after() != null) {
            unmapped.set("after", item.after());
        }
        return event;
    }
}
