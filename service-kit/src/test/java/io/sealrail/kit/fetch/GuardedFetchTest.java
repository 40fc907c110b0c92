package io.sealrail.kit.fetch;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.net.PfxOptions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** Against a real https server: here 127.0.0.1 counts as public, 127.0.0.2 does not, and names lead where a test says. */
class GuardedFetchTest {

    private static final Duration LIMIT = Duration.ofSeconds(2);
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int LARGEST = 1_000;

    @TempDir
    static Path folder;

    private static Path keyStore;
    private static Vertx vertx;

    private final AtomicInteger lookups = new AtomicInteger();
    private TestServer server;
    private GuardedFetch fetch;

    @BeforeAll
    static void makeKeys() throws IOException, InterruptedException {
        keyStore = TestServer.keyStore(folder);
        vertx = Vertx.vertx();
    }

    @AfterAll
    static void stop() {
        vertx.close();
    }

    @BeforeEach
    void start() throws Exception {
        server = new TestServer(keyStore);
        server.serve("/did.json", "{\"id\":\"did:web:issuer.test\"}");
        fetch = fetch(LIMIT, 3, 4);
    }

    @AfterEach
    void close() {
        fetch.close();
        server.close();
    }

    @Test
    void fetchesFromTheCheckedAddressByTheNameOfTheCertificate() {
        assertEquals("{\"id\":\"did:web:issuer.test\"}", text(get(url("/did.json"))));
        assertEquals(1, lookups.get());
    }

    @Test
    void sendsNoCredentialsAndAsksForNothingCompressed() {
        CompletableFuture<Map<String, List<String>>> sent = new CompletableFuture<>();
        server.on("/headers", exchange -> {
            sent.complete(Map.copyOf(exchange.getRequestHeaders()));
            TestServer.answer(exchange, 200, new byte[0]);
        });
        get(url("/headers"));
        Map<String, List<String>> headers = sent.join();
        assertEquals(List.of("identity"), headers.get("Accept-encoding"));
        assertEquals(List.of("issuer.test:" + server.port()), headers.get("Host"));
        assertTrue(!headers.containsKey("Cookie") && !headers.containsKey("Authorization"));
    }

    @Test
    void refusesACertificateOfAnotherName() {
        refused(url("/did.json").replace("issuer.test", "other.test"));
        assertEquals(0, server.asked.get());
    }

    @ParameterizedTest
    @ValueSource(strings = {"private.test", "mixed.test", "unknown.test", "127.0.0.2", "[::1]", "2130706434"})
    void refusesNamesThatLeadToAPrivateAddress(String host) {
        refused("https://" + host + ":" + server.port() + "/did.json");
        assertEquals(0, server.asked.get());
    }

    @Test
    void refusesEveryPrivateAddressWithoutAnExceptionOfTheOperator() {
        try (TestServer canary = server) {
            GuardedFetch strict = new GuardedFetch(vertx, rules(LIMIT, 3, 4));
            for (String host : List.of("localhost", "127.0.0.1", "0.0.0.0", "[::ffff:127.0.0.1]", "127.1")) {
                CompletionException failure = assertThrows(CompletionException.class, () -> strict.get(
                                "https://" + host + ":" + canary.port() + "/did.json", Map.of())
                        .await()
                        .indefinitely());
                assertInstanceOf(IOException.class, failure.getCause());
            }
            strict.close();
            assertEquals(0, canary.asked.get());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "did.json",
                "http://issuer.test/did.json",
                "file:///etc/hostname",
                "https:///did.json",
                "https://user:secret@issuer.test/did.json",
                "https://issuer.test:0/",
                "https://issuer.test:99999/",
                "https://issuer.test/a b",
                "https://issuer_test/",
                "ftp://issuer.test/",
                "jar:https://issuer.test/!/a"
            })
    void refusesWhatIsNoPlainHttpsAddress(String url) {
        refused(url);
        refused("https://issuer.test/" + "a".repeat(2_048));
        assertEquals(0, lookups.get());
    }

    @Test
    void followsThreeRedirectsEachGuardedAnew() {
        server.redirect("/1", "/2");
        server.redirect("/2", url("/3"));
        server.redirect("/3", "did.json");
        assertEquals("{\"id\":\"did:web:issuer.test\"}", text(get(url("/1"))));
        assertEquals(4, lookups.get());
        server.redirect("/0", "/1");
        assertEquals("too many redirects", refused(url("/0")));
    }

    @Test
    void followsNoRedirectToAPrivateAddressOrPlainHttp() {
        server.redirect("/private", "https://private.test:" + server.port() + "/did.json");
        server.redirect("/plain", "http://issuer.test:" + server.port() + "/did.json");
        server.redirect("/nowhere", "https://");
        assertEquals("not a public address", refused(url("/private")));
        assertEquals("not an https URL", refused(url("/plain")));
        refused(url("/nowhere"));
        assertEquals(3, server.asked.get());
    }

    @Test
    void leavesARedirectAloneWhereNoneIsAllowed() {
        server.redirect("/1", "/did.json");
        fetch.close();
        fetch = fetch(LIMIT, 0, 4);
        assertEquals(302, get(url("/1")).status());
    }

    @Test
    void readsNoMoreThanItsLimitAndNothingCompressed() {
        server.serve("/fits", "x".repeat(LARGEST));
        server.serve("/large", "x".repeat(LARGEST + 1));
        server.on("/gzip", exchange -> {
            exchange.getResponseHeaders().set("Content-Encoding", "gzip");
            TestServer.answer(exchange, 200, new byte[20]);
        });
        server.on("/header", exchange -> {
            exchange.getResponseHeaders().set("X-Long", "x".repeat(20_000));
            TestServer.answer(exchange, 200, new byte[1]);
        });
        assertEquals(LARGEST, get(url("/fits")).body().length);
        refused(url("/large"));
        assertEquals("answer is compressed", refused(url("/gzip")));
        refused(url("/header"));
    }

    @Test
    void readsNoErrorPage() {
        server.on("/missing", exchange -> TestServer.answer(exchange, 404, new byte[10]));
        Reply reply = get(url("/missing"));
        assertEquals(404, reply.status());
        assertEquals(0, reply.body().length);
    }

    @Test
    void hangsUpWhenItsTimeIsOverEvenIfBytesKeepComing() {
        server.on("/silent", exchange -> server.hang());
        CompletableFuture<Void> hungUp = new CompletableFuture<>();
        server.on("/slow", exchange -> {
            exchange.sendResponseHeaders(200, 0);
            try {
                while (!server.closesWithin(50)) {
                    exchange.getResponseBody().write('x');
                    exchange.getResponseBody().flush();
                }
            } catch (IOException e) {
                hungUp.complete(null);
            }
        });
        fetch.close();
        fetch = fetch(Duration.ofMillis(500), 3, 4);
        assertEquals("no answer in time", refused(url("/silent")));
        assertEquals("no answer in time", refused(url("/slow")));
        await().atMost(PATIENCE).until(hungUp::isDone);
    }

    @Test
    void callsOneAddressNoMoreOftenAtOnceThanAllowed() {
        CompletableFuture<Void> held = new CompletableFuture<>();
        server.on("/silent", exchange -> {
            held.join();
            TestServer.answer(exchange, 200, new byte[1]);
        });
        fetch.close();
        fetch = fetch(PATIENCE, 3, 4);
        List<CompletableFuture<Reply>> calls = IntStream.range(0, 4)
                .mapToObj(i -> fetch.get(url("/silent"), Map.of()).subscribeAsCompletionStage())
                .toList();
        await().atMost(PATIENCE).until(() -> server.asked.get() == 4);
        assertEquals("too many calls under way to one address", refused(url("/did.json")));
        held.complete(null);
        calls.forEach(call -> assertEquals(200, call.join().status()));
        assertEquals(200, get(url("/did.json")).status());
    }

    @Test
    void keepsNoPlaceForACallThatEndedBeforeTheServerShookHands() throws IOException {
        fetch.close();
        fetch = fetch(Duration.ofMillis(300), 3, 1);
        try (ServerSocket mute = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            for (int call = 0; call < 4; call++) {
                assertFalse(
                        refused("https://issuer.test:" + mute.getLocalPort()).startsWith("too many"));
            }
        }
    }

    private String url(String path) {
        return "https://issuer.test:" + server.port() + path;
    }

    private Reply get(String url) {
        return fetch.get(url, Map.of()).await().atMost(PATIENCE);
    }

    private static String text(Reply reply) {
        return new String(reply.body(), StandardCharsets.UTF_8);
    }

    private String refused(String url) {
        CompletionException failure = assertThrows(CompletionException.class, () -> get(url));
        return assertInstanceOf(IOException.class, failure.getCause()).getMessage();
    }

    private GuardedFetch fetch(Duration limit, int redirects, int perAddress) {
        HttpClientOptions trust = new HttpClientOptions()
                .setTrustOptions(new PfxOptions().setPath(keyStore.toString()).setPassword(TestServer.PASSWORD));
        HostNames names = new HostNames(
                this::addresses,
                address -> !address.getHostAddress().equals("127.0.0.2")
                        && !address.getHostAddress().contains(":"));
        return new GuardedFetch(vertx, rules(limit, redirects, perAddress), names, trust);
    }

    private static FetchRules rules(Duration limit, int redirects, int perAddress) {
        return new FetchRules(false, limit, LARGEST, redirects, 8, perAddress);
    }

    private InetAddress[] addresses(String host) throws UnknownHostException {
        lookups.incrementAndGet();
        InetAddress ours = InetAddress.getByName("127.0.0.1");
        InetAddress internal = InetAddress.getByName("127.0.0.2");
        return switch (host) {
            case "issuer.test", "other.test" -> new InetAddress[] {ours};
            case "private.test" -> new InetAddress[] {internal};
            case "mixed.test" -> new InetAddress[] {ours, internal};
            case "unknown.test" -> throw new UnknownHostException(host);
            default -> InetAddress.getAllByName(host);
        };
    }
}
