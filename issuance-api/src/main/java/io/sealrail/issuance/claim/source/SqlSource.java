package io.sealrail.issuance.claim.source;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.core.net.PemTrustOptions;
import io.vertx.pgclient.PgBuilder;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.pgclient.SslMode;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.PoolOptions;
import io.vertx.sqlclient.PreparedStatement;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;

import io.sealrail.kit.work.SqlState;

/**
 * A query over a PostgreSQL database: read-only sessions in a pool of their own, values as parameters, a limit for each
 * statement. A row becomes JSON in the database, so that all of its types are read in one way.
 */
final class SqlSource implements Source {

    private static final int LARGEST_ROW = 64 * 1024;
    /** As a subquery it may not change data even where a session may (PostgreSQL manual, section 7.8.4). */
    private static final String AS_JSON = "select left(row_to_json(asked)::text, %d) from (%n%s%n) as asked limit 2";

    private static final long NOTHING_HEARD_MARGIN = 1000;
    private static final String DATA_EXCEPTION = "22";
    /** What PostgreSQL says of a text that is no value of a type: no number, no time, out of its range, no text at all. */
    private static final Set<String> NOT_OF_THE_TYPE = Set.of("22P02", "22007", "22008", "22003", "22021");
    /** How the client begins when a text is given for a parameter of another type; no message of PostgreSQL does. */
    private static final String NOT_A_TEXT = "Parameter at position[";

    private final SqlSettings settings;
    private final Pool pool;
    private final String statement;

    SqlSource(Vertx vertx, SqlSettings settings) {
        this.settings = settings;
        this.statement = String.format(AS_JSON, LARGEST_ROW + 1, settings.query());
        this.pool = PgBuilder.pool()
                .with(new PoolOptions()
                        .setMaxSize(settings.limits().atOnce())
                        .setConnectionTimeout((int) settings.limits().timeout().toMillis())
                        .setConnectionTimeoutUnit(TimeUnit.MILLISECONDS))
                .connectingTo(connection(settings))
                .using(vertx)
                .build();
    }

    private static PgConnectOptions connection(SqlSettings settings) {
        long millis = settings.limits().timeout().toMillis();
        PgConnectOptions options = PgConnectOptions.fromUri(settings.url())
                .setUser(settings.username())
                .setPassword(settings.password().text())
                .setCachePreparedStatements(true)
                .setReconnectAttempts(0)
                .addProperty("application_name", "sealrail-notary")
                .addProperty("default_transaction_read_only", "on")
                .addProperty("statement_timeout", Long.toString(millis));
        options.setConnectTimeout((int) millis);
        // a connection over which nothing comes any more would keep its place in the pool
        options.setReadIdleTimeout((int) (millis + NOTHING_HEARD_MARGIN));
        options.setIdleTimeoutUnit(TimeUnit.MILLISECONDS);
        settings.certificates().ifPresent(file -> options.setTrustOptions(new PemTrustOptions().addCertPath(file)));
        if (options.getSslMode() == SslMode.VERIFY_FULL) {
            options.setHostnameVerificationAlgorithm("HTTPS");
        }
        return options;
    }

    /** The database checks the query and does not run it: nobody is looked up who was not asked about. */
    @Override
    public Uni<Void> warmUp() {
        return Uni.createFrom()
                .completionStage(() -> pool.withConnection(
                                connection -> connection.prepare(statement).compose(PreparedStatement::close))
                        .toCompletionStage())
                .onFailure()
                .transform(SqlSource::failed)
                .replaceWithVoid();
    }

    @Override
    public Uni<List<ObjectNode>> ask(Map<String, String> parameters) {
        Tuple values = Tuple.tuple();
        settings.ordered().forEach(name -> values.addString(parameters.get(name)));
        return Uni.createFrom()
                .completionStage(
                        () -> pool.preparedQuery(statement).execute(values).toCompletionStage())
                .map(SqlSource::records)
                .onFailure(failure -> !(failure instanceof SourceFailure))
                .transform(SqlSource::failed);
    }

    private static List<ObjectNode> records(RowSet<Row> rows) {
        List<ObjectNode> records = new ArrayList<>();
        rows.forEach(row -> {
            if (row.getString(0).length() > LARGEST_ROW) {
                throw new SourceFailure(SourceFailure.Kind.ANSWER, "row is too large", null);
            }
            records.add(Records.object(row.getString(0).getBytes(java.nio.charset.StandardCharsets.UTF_8)));
        });
        return records;
    }

    private static SourceFailure failed(Throwable failure) {
        Optional<String> state = SqlState.in(failure);
        boolean notAText = state.isEmpty()
                && failure.getMessage() != null
                && failure.getMessage().startsWith(NOT_A_TEXT);
        return notAText
                ? new SourceFailure(
                        SourceFailure.Kind.ANSWER,
                        "a parameter of the query is no text, cast it like $1::text",
                        failure)
                : new SourceFailure(
                        state.map(SqlSource::kind).orElse(SourceFailure.Kind.DOWN),
                        "database failed " + state.orElse("without a state"),
                        failure);
    }

    /** An error is never "no record": it may come of the value as well as of a row or a cast that is broken. */
    private static SourceFailure.Kind kind(String state) {
        if (NOT_OF_THE_TYPE.contains(state)) {
            return SourceFailure.Kind.NO_MATCH;
        }
        if (state.startsWith(DATA_EXCEPTION)) {
            return SourceFailure.Kind.ANSWER;
        }
        return state.equals("57014") ? SourceFailure.Kind.SLOW : SourceFailure.Kind.DOWN;
    }

    @Override
    public void close() {
        pool.close();
    }
}
