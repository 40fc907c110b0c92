package io.sealrail.issuance.claim.source;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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

    @Override
    public Uni<List<ObjectNode>> ask(Map<String, String> parameters) {
        Tuple values = Tuple.tuple();
        settings.ordered().forEach(name -> values.addString(parameters.get(name)));
        return Uni.createFrom()
                .completionStage(
                        () -> pool.preparedQuery(statement).execute(values).toCompletionStage())
                .map(SqlSource::records)
                .onFailure(failure -> !(failure instanceof SourceFailure))
                .recoverWithUni(SqlSource::failed);
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

    /** A value that the database cannot read as what the query compares it with (class 22) is nobody's. */
    private static Uni<List<ObjectNode>> failed(Throwable failure) {
        Optional<String> state = SqlState.in(failure);
        if (state.isPresent() && state.get().startsWith("22")) {
            return Uni.createFrom().item(List.of());
        }
        boolean timedOut = state.isPresent() && state.get().equals("57014");
        SourceFailure.Kind kind = timedOut ? SourceFailure.Kind.SLOW : SourceFailure.Kind.DOWN;
        return Uni.createFrom()
                .failure(new SourceFailure(kind, "database failed " + state.orElse("without a state"), failure));
    }

    @Override
    public void close() {
        pool.close();
    }
}
