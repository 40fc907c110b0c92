package io.sealrail.issuance.claim.source;

import java.io.IOException;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

import jakarta.inject.Inject;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.core.net.NetServer;
import io.vertx.mutiny.sqlclient.Pool;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.sealrail.stack.StackResource;

import static io.sealrail.issuance.claim.source.TestSources.DATABASE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeout;

@QuarkusTest
@QuarkusTestResource(value = StackResource.class, initArgs = @ResourceArg(name = "chain", value = "false"))
@Timeout(60)
class SqlSourceTest {

    private static final String QUERY = "select id, kind from source_test.cow where id = $1";
    private static final String SETUP = """
            drop schema if exists source_test cascade;
            create schema source_test;
            create table source_test.cow (id text, kind text);
            insert into source_test.cow values ('one', 'a'), ('two', 'b'), ('two', 'c'), ('two', 'd'),
              (''' or ''1''=''1', 'quoted'), ('$1; drop table source_test.cow', 'dropping');
            create table source_test.tag (number bigint, kind text);
            insert into source_test.tag values (9007199254740993, 'ear');
            create function source_test.write(id text) returns text language plpgsql as $$
              begin insert into source_test.cow values (id, 'written'); return id; end $$;
            create function source_test.write_anyway(id text) returns text language plpgsql as $$
              begin
                perform set_config('default_transaction_read_only', 'off', false);
                perform set_config('transaction_read_only', 'off', true);
                insert into source_test.cow values (id, 'written'); return id;
              end $$;
            """;

    @Inject
    Vertx vertx;

    @Inject
    Pool pool;

    private Source source;

    @BeforeEach
    void fill() {
        run(SETUP);
    }

    @AfterEach
    void close() {
        source.close();
    }

    @Test
    void givesNoneOneOrTwoRecords() {
        open(QUERY, "");
        assertEquals("[]", TestSources.asked(source, "nobody"));
        assertEquals("[{\"id\":\"one\",\"kind\":\"a\"}]", TestSources.asked(source, "one"));
        assertEquals(2, TestSources.ask(source, "two").await().indefinitely().size());
    }

    @Test
    void readsTheTypesOfPostgres() {
        open(
                "select 4.50::numeric as hectares, 7::bigint as cows, date '2019-03-14' as since, true as active,"
                        + " null::text as nothing, timestamptz '2026-11-22 10:00:00+00' at time zone 'UTC' as seen,"
                        + " array['a','b'] as tags where $1 = 'x'",
                "");
        assertEquals(
                "[{\"hectares\":4.5,\"cows\":7,\"since\":\"2019-03-14\",\"active\":true,\"nothing\":null,"
                        + "\"seen\":\"2026-11-22T10:00:00\",\"tags\":[\"a\",\"b\"]}]",
                TestSources.asked(source, "x"));
    }

    /** Values are data, whatever they look like. */
    @ParameterizedTest
    @ValueSource(strings = {"x' or '1'='1", "'; drop table source_test.cow; --", "$1", "%", "one'--", "\\", "\ud800"})
    void matchesNobodyByInjection(String id) {
        open(QUERY, "");
        assertEquals("[]", TestSources.asked(source, id));
        assertEquals(6, cows());
    }

    @Test
    void findsARecordWhoseIdLooksLikeSql() {
        open(QUERY, "");
        assertEquals("[{\"id\":\"' or '1'='1\",\"kind\":\"quoted\"}]", TestSources.asked(source, "' or '1'='1"));
        assertEquals(
                "[{\"id\":\"$1; drop table source_test.cow\",\"kind\":\"dropping\"}]",
                TestSources.asked(source, "$1; drop table source_test.cow"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "select source_test.write($1) as id",
                "select source_test.write_anyway($1) as id",
                "with w as (insert into source_test.cow values ($1, 'written') returning id) select id from w",
                "select id from source_test.cow where id = $1 for update",
                "select lo_create(0) as id where $1 = 'one'",
            })
    void cannotWrite(String query) {
        open(query, "retries: 0");
        assertEquals(SourceFailure.Kind.DOWN, TestSources.trouble(source, "one"));
        assertEquals(SourceFailure.Kind.DOWN, TestSources.trouble(source, "one"));
        assertEquals(6, cows());
    }

    /** An error is not the answer that there is no record, and one value's is nobody else's. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            select kind from source_test.cow where length(id) = $1::text::int     | not a number | NO_MATCH
            select kind from source_test.cow where length(id) = $1::text::int     | 99999999999  | NO_MATCH
            select kind from source_test.cow where now()::date = $1::text::date   | soon         | NO_MATCH
            select kind from source_test.cow where now()::date = $1::text::date   | 2026-13-40   | NO_MATCH
            select kind::int from source_test.cow where id = $1                   | one          | NO_MATCH
            select 1 / (length(id) - 3) as x from source_test.cow where id = $1   | one          | ANSWER
            select substr(id, 1, -1) as x from source_test.cow where id = $1      | one          | ANSWER
            """)
    void anErrorIsNeverNoRecord(String query, String id, SourceFailure.Kind kind) {
        open(query, "");
        for (int i = 0; i < 12; i++) {
            assertEquals(kind, TestSources.trouble(source, id));
        }
    }

    @Test
    void noTextHasANul() {
        open(QUERY, "");
        assertEquals(SourceFailure.Kind.NO_MATCH, TestSources.trouble(source, "one\u0000"));
        assertEquals("[]", TestSources.asked(source, "nobody"));
    }

    /** As docs/claims.md says how a column that is no text is compared. */
    @Test
    void findsByAKeyThatIsANumber() {
        open("select kind from source_test.tag where number = $1::text::bigint", "");
        assertEquals("[{\"kind\":\"ear\"}]", TestSources.asked(source, "9007199254740993"));
        assertEquals("[]", TestSources.asked(source, "9007199254740992"));
    }

    @Test
    void aParameterThatIsNoTextIsTheQuerysFaultAndNotTheDatabases() {
        open("select kind from source_test.tag where number = $1", "retries: 1");
        for (int i = 0; i < 12; i++) {
            SourceFailure refused = TestSources.failure(source, "1");
            assertEquals(SourceFailure.Kind.ANSWER, refused.kind());
            assertEquals("a parameter of the query is no text, cast it like $1::text", refused.getMessage());
        }
    }

    @Test
    void refusesARowThatIsTooLarge() {
        open("select repeat('x', 70000) as huge where $1 = 'x'", "");
        assertEquals(SourceFailure.Kind.ANSWER, TestSources.trouble(source, "x"));
    }

    @Test
    void aQueryThatHangsCostsItsTimeAndNobodyElsesPool() {
        open("select pg_sleep(30)::text as slept where $1 = 'x'", "timeout: PT0.5S\nmax_concurrent: 2");
        Source other = guarded(TestSources.sql(DATABASE, QUERY, ""));
        List<Uni<SourceFailure.Kind>> waiting = IntStream.range(0, 40)
                .mapToObj(i -> TestSources.ask(source, "x")
                        .replaceWith((SourceFailure.Kind) null)
                        .onFailure(SourceFailure.class)
                        .recoverWithItem(failure -> failure.kind()))
                .toList();
        assertTimeout(Duration.ofMillis(1500), () -> {
            CompletableFuture<?> all = Uni.join().all(waiting).andFailFast().subscribeAsCompletionStage();
            assertEquals("[]", TestSources.asked(other, "nobody"));
            assertEquals(6, cows());
            all.get();
        });
        other.close();
    }

    @Test
    void aDatabaseThatSaysNothingCostsItsTimeAndKeepsNoPlace() {
        Vertx servers = Vertx.vertx();
        NetServer silent = servers.createNetServer()
                .connectHandler(connection -> {})
                .listen(0)
                .toCompletionStage()
                .toCompletableFuture()
                .join();
        String url = "postgresql://localhost:" + silent.actualPort() + "/x";
        source = guarded(TestSources.sql(url, QUERY, "timeout: PT0.3S\nmax_concurrent: 1"));
        for (int i = 0; i < 2; i++) {
            assertTimeout(
                    Duration.ofMillis(1200),
                    () -> assertEquals(SourceFailure.Kind.SLOW, TestSources.trouble(source, "x")));
        }
        servers.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void isConnectedBeforeItIsAskedAndAsksNothing() {
        open("select pg_sleep(30)::text as warm where $1 = 'x'", "");
        assertTimeout(Duration.ofSeconds(2), () -> source.warmUp().await().indefinitely());
        assertEquals(
                1,
                number("select count(*) from pg_stat_activity where query like '%as warm%'"
                        + " and application_name = 'sealrail-notary' and state = 'idle'"));
    }

    @Test
    void connectingToADatabaseThatSaysNothingEndsInTime() throws IOException {
        try (ServerSocket silent = new ServerSocket(0)) {
            source = guarded(TestSources.sql(
                    "postgresql://localhost:" + silent.getLocalPort() + "/x", QUERY, "timeout: PT0.3S"));
            assertTimeout(Duration.ofSeconds(2), () -> source.warmUp().await().indefinitely());
        }
    }

    @Test
    void aDatabaseThatIsNotThereIsDown() {
        source = guarded(TestSources.sql("postgresql://localhost:1/x", QUERY, ""));
        source.warmUp().await().indefinitely();
        assertEquals(SourceFailure.Kind.DOWN, TestSources.trouble(source, "x"));
    }

    private void open(String query, String more) {
        source = guarded(TestSources.sql(DATABASE, query, more));
    }

    private Source guarded(SourceSettings settings) {
        return new GuardedSource(new SqlSource(vertx, (SqlSettings) settings), settings);
    }

    private long cows() {
        return number("select count(*) from source_test.cow");
    }

    private long number(String query) {
        return pool.query(query)
                .execute()
                .await()
                .indefinitely()
                .iterator()
                .next()
                .getLong(0);
    }

    private void run(String script) {
        pool.query(script).execute().await().indefinitely();
    }
}
