package dev.rollcall.access;

import dev.rollcall.events.signin.Restriction;
import dev.rollcall.web.Clarification;
import java.security.MessageDigest;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The sessions and API tokens that are good at this moment. Every request asks the log's database, and nothing is kept:
 * what was revoked is refused from the moment its revocation has committed, by every instance.
 */
public final class Grants {

    private final JdbcClient log;
    private final Clock clock;

    /** @param log connects to the log's database */
    public Grants(JdbcClient log, Clock clock) {
        this.log = log;
        this.clock = clock;
    }

    private record Row(
            byte[] secretHash, Instant expiresAt, @Nullable Long idleSeconds, Instant lastUsedAt, Identity identity) {

        boolean isOver(Instant now) {
            return !now.isBefore(expiresAt) || idleSeconds != null && now.isAfter(lastUsedAt.plusSeconds(idleSeconds));
        }
    }

    /** What is said of external users to those who may know of them. */
    Clarification clarification() {
        return new ExternalUsers(log);
    }

    /** Who shows this token; empty for one that is unknown, wrong, revoked or over. */
    Optional<Identity> identify(AccessToken token) {
        return log.sql("""
                        select scope, user_id, organization_id, role, privileges, restrictions, secret_hash, expires_at,
                               idle_seconds, authenticated_at, scopes, last_used_at, allowed_addresses, joined_organizations
                        from credential.access where id = ? and scope = ?""")
                .params(token.id(), token.prefix().equals(AccessToken.SESSION) ? "session" : "api-token")
                .query((row, i) -> row(token, row))
                .optional()
                .filter(found -> MessageDigest.isEqual(found.secretHash(), token.hash()))
                .filter(found -> !found.isOver(clock.instant()))
                .map(Row::identity);
    }

    private static Row row(AccessToken token, ResultSet row) throws SQLException {
        String role = row.getString("role");
        boolean isSession = row.getString("scope").equals("session");
        Identity identity = new Identity(
                isSession ? Identity.Kind.SESSION : Identity.Kind.API_TOKEN,
                row.getObject("user_id", UUID.class),
                row.getObject("organization_id", UUID.class),
                role,
                Roles.privileges(role, row.getString("privileges")),
                token.id(),
                instant(row, "authenticated_at"),
                restrictions(row.getString("restrictions")),
                Set.of((String[]) row.getArray("scopes").getArray()),
                // An API token is for the programs of one organization.
                isSession ? Set.of((UUID[]) row.getArray("joined_organizations").getArray()) : Set.of(),
                row.getString("allowed_addresses"));
        return new Row(
                row.getBytes("secret_hash"),
                row.getObject("expires_at", OffsetDateTime.class).toInstant(),
                row.getObject("idle_seconds", Long.class),
                row.getObject("last_used_at", OffsetDateTime.class).toInstant(),
                identity);
    }

    private static Set<Restriction> restrictions(@Nullable String names) {
        Set<Restriction> restrictions = EnumSet.noneOf(Restriction.class);
        if (names != null && !names.isEmpty()) {
            Stream.of(names.split(",")).map(Restriction::valueOf).forEach(restrictions::add);
        }
        return restrictions;
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}
