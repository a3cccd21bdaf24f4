package dev.rollcall.query.platform;

import dev.rollcall.access.Authorization;
import dev.rollcall.access.Identity;
import dev.rollcall.events.audit.ReadingKind;
import dev.rollcall.web.CanonicalUuid;
import dev.rollcall.web.Failures;
import dev.rollcall.web.Refusal;
import dev.rollcall.web.RequestId;
import dev.rollcall.web.tracing.Traces;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerMapping;
import tools.jackson.databind.json.JsonMapper;

/**
 * Records who reads what was before, ahead of the answer (R94). This service may not append to the log: it puts the
 * reading where command-service makes an event of it.
 */
@Component
public class Readings {

    private static final Logger LOG = LoggerFactory.getLogger(Readings.class);

    /**
     * What has been looked at before it is recorded, and is nobody's: what was searched for can be a name, and what stands
     * in a path an address.
     */
    private static final List<String> OF_HISTORY = List.of("from", "to", "type", "actor", "sort");

    private static final List<String> OF_TRAVEL = List.of("asOf");

    private static final int LONGEST_CLIENT = 256;

    private final JdbcClient log;
    private final JsonMapper json;

    Readings(@Qualifier("readingSource") DataSource log, JsonMapper json) {
        this.log = JdbcClient.create(log);
        this.json = json;
    }

    /**
     * @param about whose history it is; null for the whole organization's
     * @throws Refusal {@code audit.not-recorded} if it cannot be recorded: then nothing is to be read
     */
    public void record(HttpServletRequest request, UUID organizationId, ReadingKind kind, @Nullable UUID about) {
        Identity reader = Identity.of(request);
        try {
            log.sql("""
                            insert into command.reading (id, organization_id, user_id, kind, about, operation, parameters,
                                                         actor_kind, grant_id, request_id, ip, client, trace_parent)
                            values (gen_random_uuid(), ?, ?, ?, ?, ?, ?::jsonb, ?, ?, ?, ?, ?, ?)""")
                    .param(organizationId)
                    .param(reader.userId())
                    .param(kind.name())
                    .param(about)
                    .param(Authorization.asked(request).orElseThrow().operation())
                    .param(json.writeValueAsString(parameters(request, kind)))
                    .param(reader.kind().name())
                    .param(reader.grantId())
                    .param(RequestId.of(request))
                    .param(request.getRemoteAddr())
                    .param(cut(request.getHeader("User-Agent"), LONGEST_CLIENT))
                    .param(Traces.of(request).orElse(null))
                    .update();
        } catch (RuntimeException e) {
            LOG.error("A reading of history could not be recorded: {}", Failures.describe(e));
            throw Refusal.of(
                    Refusal.Reason.UNAVAILABLE,
                    "audit.not-recorded",
                    "What is read of the past is recorded, and cannot be just now.");
        }
    }

    /**
     * The same of a read as of another time, which is for auditors.
     *
     * @throws Refusal {@code audit.auditors-only} for everybody else, {@code access.scope-required} for an API token
     *     without {@code audit:read}
     */
    public void recordTravel(HttpServletRequest request) {
        UUID organization = id(request, "organizationId");
        if (organization == null || !Identity.of(request).isAuditorOf(organization)) {
            throw Refusal.of(
                    Refusal.Reason.FORBIDDEN, "audit.auditors-only", "Only an auditor reads how things stood before.");
        }
        Authorization.requireScopeToAudit(Identity.of(request));
        record(request, organization, ReadingKind.AS_OF, id(request, "userId"));
    }

    private static @Nullable UUID id(HttpServletRequest request, String variable) {
        return request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE) instanceof Map<?, ?> variables
                        && variables.get(variable) instanceof String text
                ? CanonicalUuid.parse(text).orElse(null)
                : null;
    }

    private static Map<String, String> parameters(HttpServletRequest request, ReadingKind kind) {
        return (kind == ReadingKind.AS_OF ? OF_TRAVEL : OF_HISTORY)
                .stream()
                        .filter(name -> request.getParameter(name) != null)
                        .collect(Collectors.toMap(Function.identity(), request::getParameter));
    }

    private static @Nullable String cut(@Nullable String text, int longest) {
        return text == null ? null : text.substring(0, Math.min(text.length(), longest));
    }
}
