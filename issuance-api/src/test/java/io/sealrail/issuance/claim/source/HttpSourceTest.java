package io.sealrail.issuance.claim.source;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;

import jakarta.inject.Inject;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.sealrail.stack.StackResource;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

@QuarkusTest
@QuarkusTestResource(value = StackResource.class, initArgs = @ResourceArg(name = "chain", value = "false"))
@Timeout(60)
class HttpSourceTest {

    private static final String FARMER = "{\"data\":{\"farmer\":{\"name\":\"Amina\",\"hectares\":3.20}}}";

    @Inject
    Vertx vertx;

    /** Apart from Quarkus', whose metrics know one server only. */
    private final Vertx servers = Vertx.vertx();

    private final AtomicInteger calls = new AtomicInteger();
    private final AtomicReference<String> asked = new AtomicReference<>();
    private final ConcurrentHashMap<String, String> heads = new ConcurrentHashMap<>();
    private volatile boolean broken;
    private volatile boolean anything;
    private HttpServer server;
    private Source source;

    @BeforeEach
    void serve() {
        server = servers.createHttpServer()
                .requestHandler(this::answer)
                .exceptionHandler(expected -> {})
                .listen(0)
                .toCompletionStage()
                .toCompletableFuture()
                .join();
        open("/farmers/{id}?fields=all&of={id}", "");
    }

    @AfterEach
    void stop() {
        source.close();
        servers.close().toCompletionStage().toCompletableFuture().join();
    }

    private void answer(HttpServerRequest request) {
        calls.incrementAndGet();
        asked.set(request.uri());
        request.headers().forEach(head -> heads.put(head.getKey().toLowerCase(), head.getValue()));
        String id = request.path().substring(request.path().lastIndexOf('/') + 1);
        var response = request.response();
        if (broken) {
            response.setStatusCode(500).end();
            return;
        }
        if (anything) {
            response.end(FARMER);
            return;
        }
        switch (id) {
            case "one" -> response.end(FARMER);
            case "list" -> response.end("{\"data\":{\"farmer\":[{\"name\":\"Amina\"}]}}");
            case "empty" -> response.end("{\"data\":{\"farmer\":[]}}");
            case "null" -> response.end("{\"data\":{\"farmer\":null}}");
            case "absent" -> response.end("{}");
            case "two" -> response.end("{\"data\":{\"farmer\":[{\"n\":1},{\"n\":2},{\"n\":3}]}}");
            case "text" -> response.end("{\"data\":{\"farmer\":\"Amina\"}}");
            case "garbage" -> response.end("<html>Bad gateway</html>");
            case "doubled" -> response.end("{\"data\":{},\"data\":{\"farmer\":{}}}");
            case "deep" -> response.end("[".repeat(100_000));
            case "huge" -> response.end(Buffer.buffer("\"" + "x".repeat(70_000) + "\""));
            case "zipped" -> response.putHeader("content-encoding", "gzip").end("xxx");
            case "moved" ->
                response.setStatusCode(302)
                        .putHeader("location", "/farmers/one")
                        .end();
            case "busy" -> servers.setTimer(400, timer -> response.end(FARMER));
            case "hang" -> request.response();
            case "drip" -> drip(request);
            case "cut" -> request.connection().close();
            default -> response.setStatusCode(Integer.parseInt(id)).end("{\"data\":{\"farmer\":{}}}");
        }
    }

    private void drip(HttpServerRequest request) {
        request.response().setChunked(true);
        long timer = servers.setPeriodic(50, tick -> request.response().write(" "));
        request.connection().closeHandler(closed -> servers.cancelTimer(timer));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            one    | [{"name":"Amina","hectares":3.2}]
            list   | [{"name":"Amina"}]
            two    | [{"n":1}, {"n":2}]
            empty  | []
            null   | []
            absent | []
            404    | []
            410    | []
            """)
    void findsRecords(String id, String records) {
        assertEquals(records, TestSources.asked(source, id));
    }

    /** What is the source's trouble is tried again; what may be this one record's is not. */
    @ParameterizedTest
    @CsvSource({
        "., NO_MATCH, 0",
        ".., NO_MATCH, 0",
        "text, ANSWER, 1",
        "garbage, ANSWER, 1",
        "doubled, ANSWER, 1",
        "deep, ANSWER, 1",
        "huge, ANSWER, 1",
        "zipped, ANSWER, 1",
        "400, ANSWER, 1",
        "422, ANSWER, 1",
        "moved, DOWN, 2",
        "500, DOWN, 2",
        "503, DOWN, 2",
        "429, DOWN, 2",
        "401, DOWN, 2",
        "cut, DOWN, 2",
        "hang, SLOW, 1",
        "drip, SLOW, 1"
    })
    void tellsTroubleWithinItsTime(String id, SourceFailure.Kind kind, int tries) {
        assertTimeout(Duration.ofMillis(1500), () -> assertEquals(kind, TestSources.trouble(source, id)));
        assertEquals(tries, calls.get());
    }

    @Test
    void aServerThatIsNotThereIsDown() {
        server.close().toCompletionStage().toCompletableFuture().join();
        source.close();
        source = guarded(TestSources.http("http://localhost:" + server.actualPort() + "/{id}", ""));
        assertEquals(SourceFailure.Kind.DOWN, TestSources.trouble(source, "one"));
    }

    /** No value is more than a part of a segment, or of a value in the query. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            a/../../admin        | a%2F..%2F..%2Fadmin
            a?x=1&y=2#z          | a%3Fx%3D1%26y%3D2%23z
            a b+c                | a%20b%2Bc
            %2e%2e               | %252e%252e
            é{id}                | %C3%A9%7Bid%7D
            a;b:c@d$e            | a%3Bb%3Ac%40d%24e
            """)
    void encodesEveryValue(String id, String encoded) {
        anything = true;
        TestSources.asked(source, id);
        String expected = "/farmers/" + encoded + "?fields=all&of=" + encoded;
        assertEquals(expected, asked.get());
    }

    @Test
    void sendsTheConfiguredHeadersAndNothingMore() {
        open("/farmers/{id}", "headers: {Authorization: \"Bearer ${SEALRAIL_DB_PASSWORD}\", X-Agency: notary}");
        TestSources.asked(source, "one");
        assertTrue(heads.get("authorization").startsWith("Bearer "));
        assertEquals("notary", heads.get("x-agency"));
        assertEquals("identity", heads.get("accept-encoding"));
        assertFalse(heads.containsKey("cookie"));
    }

    @Test
    void theBreakerOpensAndClosesAgain() {
        open("/farmers/{id}", "retries: 0\nbreaker_delay: PT0.3S");
        broken = true;
        for (int i = 0; i < 10; i++) {
            assertEquals(SourceFailure.Kind.DOWN, TestSources.trouble(source, "one"));
        }
        int before = calls.get();
        assertEquals(SourceFailure.Kind.SPARED, TestSources.trouble(source, "one"));
        assertEquals(before, calls.get());
        broken = false;
        await().atMost(Duration.ofSeconds(3)).ignoreExceptions().until(() -> TestSources.asked(source, "one")
                .contains("Amina"));
        TestSources.asked(source, "one");
    }

    /** Who waited for a place until too little time was left tells nothing of the source. */
    @Test
    void aCrowdOpensNoBreakerOfAHealthySource() {
        String all = "timeout: PT1S\nrecord: /data/farmer\nretries: 0\nmax_concurrent: 10\nbreaker_delay: PT5M";
        source = guarded(TestSources.http("http://localhost:" + server.actualPort() + "/farmers/{id}", all));
        TestSources.asked(source, "one");
        List<SourceFailure.Kind> kinds = assertTimeout(Duration.ofMillis(1700), () -> crowd(30, "busy"));
        assertTrue(kinds.contains(null) && kinds.stream().anyMatch(Objects::nonNull), kinds.toString());
        assertTrue(TestSources.asked(source, "one").contains("Amina"));
    }

    /** Those who waited and were never let through do not hide that the source hangs. */
    @Test
    void aCrowdDoesNotKeepTheBreakerOfAHangingSourceClosed() {
        open("/farmers/{id}", "retries: 0\nmax_concurrent: 10\nmax_waiting: 200\nbreaker_delay: PT5M");
        crowd(100, "hang");
        assertEquals(10, calls.get());
        assertEquals(SourceFailure.Kind.SPARED, TestSources.trouble(source, "one"));
        assertEquals(10, calls.get());
    }

    @Test
    void whatOneRecordMayCauseOpensNoBreaker() {
        open("/farmers/{id}", "retries: 0");
        for (int i = 0; i < 15; i++) {
            assertEquals(SourceFailure.Kind.ANSWER, TestSources.trouble(source, i % 2 == 0 ? "garbage" : "400"));
        }
        assertTrue(TestSources.asked(source, "one").contains("Amina"));
    }

    @Test
    void aSourceThatHangsCostsOthersNothing() {
        Source other = source;
        open("/farmers/{id}", "max_concurrent: 1\nmax_waiting: 2");
        Uni<?> first = TestSources.ask(source, "hang");
        Uni<?> second = TestSources.ask(source, "hang");
        var running = Uni.join()
                .all(
                        kind(first),
                        kind(second),
                        kind(TestSources.ask(source, "hang")),
                        kind(TestSources.ask(source, "hang")))
                .andFailFast()
                .subscribeAsCompletionStage();
        assertTimeout(Duration.ofMillis(400), () -> TestSources.asked(other, "one"));
        List<SourceFailure.Kind> kinds = running.join();
        assertTrue(
                kinds.contains(SourceFailure.Kind.SLOW) && kinds.contains(SourceFailure.Kind.SPARED), kinds.toString());
        assertFalse(kinds.contains(null), kinds.toString());
        assertTrue(calls.get() <= 3, "what waited too long was not asked any more");
        other.close();
    }

    @Test
    void aCallerThatHangsUpCostsNoPlace() {
        open("/farmers/{id}", "max_concurrent: 1");
        for (int i = 0; i < 5; i++) {
            TestSources.ask(source, "hang").subscribe().with(found -> {}).cancel();
        }
        await().atMost(Duration.ofSeconds(5)).ignoreExceptions().until(() -> TestSources.asked(source, "one")
                .contains("Amina"));
    }

    private static Uni<SourceFailure.Kind> kind(Uni<?> question) {
        return question.map(found -> (SourceFailure.Kind) null)
                .onFailure(SourceFailure.class)
                .recoverWithItem(failure -> failure.kind());
    }

    private List<SourceFailure.Kind> crowd(int size, String id) {
        List<Uni<SourceFailure.Kind>> asking = Stream.generate(() -> kind(TestSources.ask(source, id)))
                .limit(size)
                .toList();
        return Uni.join().all(asking).andFailFast().await().indefinitely();
    }

    private void open(String path, String more) {
        String all = "timeout: PT0.5S\nrecord: /data/farmer\nretries: 1\n";
        SourceSettings settings = TestSources.http(
                "http://localhost:" + server.actualPort() + path,
                more.contains("retries") ? all.replace("retries: 1\n", more) : all + more);
        source = guarded(settings);
    }

    private Source guarded(SourceSettings settings) {
        return new GuardedSource(new HttpSource(vertx, (HttpSettings) settings), settings);
    }
}
