package dev.rollcall.query.platform;

import com.zaxxer.hikari.HikariDataSource;
import dev.rollcall.eventlog.LogSource;
import dev.rollcall.web.Failures;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.axonframework.eventhandling.AnnotationEventHandlerAdapter;
import org.axonframework.messaging.annotation.ParameterResolverFactory;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * Rebuilds projections, each at most once at a time among all instances: a lock of the database says so, which is gone
 * when its connection is.
 */
final class Rebuilds implements AutoCloseable {

    /** First key of the locks; the second is the name's hash. */
    private static final int LOCKS = 0x726f6c6c;

    private static final Logger LOG = LoggerFactory.getLogger(Rebuilds.class);

    private final HikariDataSource readModels;
    private final LogSource log;
    private final ParameterResolverFactory parameters;
    private final Map<String, Projection> projections;
    private final Map<Connection, Thread> running = new ConcurrentHashMap<>();

    Rebuilds(
            HikariDataSource readModels,
            LogSource log,
            ParameterResolverFactory parameters,
            List<Projection> projections) {
        this.readModels = readModels;
        this.log = log;
        this.parameters = parameters;
        this.projections = projections.stream().collect(Collectors.toMap(Projection::name, Function.identity()));
    }

    enum Answer {
        STARTED,
        UNKNOWN_PROJECTION,
        RUNS_ALREADY
    }

    /**
     * The last rebuild of a projection.
     *
     * @param outcome null while it runs, until the next may begin; {@code done}, {@code failed}, or {@code aborted} where its process was killed
     */
    record Last(
            String name,
            long position,
            long target,
            double seconds,
            @Nullable String outcome) {}

    List<Last> last() {
        return JdbcClient.create(readModels)
                .sql("""
                        select name, position, target, extract(epoch from updated_at - started_at) as seconds,
                               case when not exists (
                                   select from pg_locks
                                   where locktype = 'advisory' and classid = %d and objid = hashtext(name)::oid
                                     and database = (select oid from pg_database where datname = current_database()))
                                   then coalesce(outcome, 'aborted') end as outcome
                        from rebuild""".formatted(LOCKS))
                .query(Last.class)
                .list();
    }

    /** Begins one, and does not wait for its end. */
    Answer start(String name) {
        Projection projection = projections.get(name);
        if (projection == null) {
            return Answer.UNKNOWN_PROJECTION;
        }
        Connection connection = connect();
        boolean started = false;
        try {
            JdbcClient db = JdbcClient.create(new SingleConnectionDataSource(connection, true));
            boolean isFree = db.sql("select pg_try_advisory_lock(?, hashtext(?))")
                    .params(LOCKS, name)
                    .query(Boolean.class)
                    .single();
            if (!isFree) {
                return Answer.RUNS_ALREADY;
            }
            prepare(db);
            RebuildReport report = new RebuildReport(db, name);
            report.begun(log.head());
            Thread rebuild =
                    Thread.ofVirtual().name("rebuild " + name).unstarted(() -> run(projection, connection, db, report));
            running.put(connection, rebuild); // before it can end and take itself out
            rebuild.start();
            started = true;
            return Answer.STARTED;
        } finally {
            if (!started) {
                running.remove(connection);
                readModels.evictConnection(connection);
            }
        }
    }

    private Connection connect() {
        try {
            Connection connection = readModels.getConnection();
            connection.setNetworkTimeout(Runnable::run, 0); // an index on a large table takes its time
            return connection;
        } catch (SQLException e) {
            throw new IllegalStateException("No connection for a rebuild, SQLSTATE " + e.getSQLState());
        }
    }

    /** For the rest of this connection's life, which ends with the rebuild. */
    private static void prepare(JdbcClient db) {
        db.sql("set statement_timeout = 0").update();
        db.sql("set lock_timeout = '15s'").update(); // longer than any read may take
        db.sql("set maintenance_work_mem = '64MB'").update();
    }

    private void run(Projection projection, Connection connection, JdbcClient db, RebuildReport report) {
        try {
            List<String> tables =
                    projection.tables().stream().flatMap(Table::names).toList();
            new Rebuild(
                            projection.name(),
                            new AnnotationEventHandlerAdapter(projection, parameters),
                            log,
                            connection,
                            db,
                            new ShadowTables(db, projection.name(), tables),
                            report)
                    .run();
        } catch (Exception e) {
            LOG.error(
                    "The rebuild of {} has failed; the old tables go on: {}", projection.name(), Failures.describe(e));
            fail(report);
        } finally {
            running.remove(connection);
            readModels.evictConnection(connection);
        }
    }

    private static void fail(RebuildReport report) {
        try {
            report.failed();
        } catch (RuntimeException connectionIsGone) {
            LOG.warn("Nobody could be told of it; it counts as aborted");
        }
    }

    @Override
    public void close() {
        running.values().forEach(Thread::interrupt);
    }
}
