package io.sealrail.system;

import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import io.sealrail.credential.status.StatusBits;
import io.sealrail.credential.status.StatusList2021;
import io.sealrail.events.IssueRequested;
import io.sealrail.system.client.Demo;
import io.sealrail.system.client.Http;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/**
 * 100,000 status entries in eight lists of four issuers; 8 clients revoke 1,000 of them at random through the gateway while
 * revocation-service and status-list-service are killed and started again. Afterwards the bits of the served lists, the rows
 * of both services and what the clients were told are one, and no index was given out twice.
 *
 * <p>The issuers and their lists are made over the operator's API; the credentials are put in issuance-api's database with
 * their events ({@link BulkAcceptance}), because 100,000 HTTP calls would measure issuing, not revoking. Nothing is put in the
 * two databases that are compared: revocation-service hears of the credentials by Kafka, or asks issuance-api for those whose
 * event is under way.
 */
class StatusEntriesAtScaleIT {

    private static final int ISSUERS = 4;
    private static final int LISTS_EACH = 2;
    private static final int ENTRIES = 100_000;
    private static final int REVOKED = 1_000;
    private static final int CLIENTS = 8;
    private static final Map<Integer, String> DOOMED = Map.of(
            100,
            "revocation-service",
            400,
            "status-list-service",
            700,
            "revocation-service",
            900,
            "status-list-service");
    private static final Duration PATIENCE = Duration.ofSeconds(120);
    private static final int KIBIBYTES_16 = 16 * 1024;
    private static final String PLACES =
            "select status_list_id, status_list_index from %s where status_list_id = any(?)";

    private final SystemStack stack = SystemStack.get();
    private final Demo demo = stack.demo();
    private final Http http = new Http(demo.baseUrl());
    private final Map<String, Long> toldVersions = new ConcurrentHashMap<>();
    private final AtomicInteger revoked = new AtomicInteger();

    @Test
    void bitsEqualRowsAndNoIndexComesTwice() throws Exception {
        List<String> lists = lists();
        List<IssueRequested> accepted = new ArrayList<>();
        for (String list : lists) {
            accepted.addAll(new BulkAcceptance(demo).accept(list, ENTRIES / lists.size()));
        }
        Collections.shuffle(accepted, new Random(100_000));
        List<IssueRequested> chosen = accepted.subList(0, REVOKED);

        revokeWhileServicesAreKilled(chosen);

        Set<String> expected = new TreeSet<>();
        chosen.forEach(
                each -> expected.add(place(each.status().listId(), each.status().index())));
        await().atMost(PATIENCE).until(() -> bits(lists), expected::equals);
        assertEquals(
                expected,
                new TreeSet<>(
                        query("revocation-service", PLACES.formatted("revocables") + " and state = 'REVOKED'", lists)));
        assertEquals(
                expected,
                new TreeSet<>(query(
                        "status-list-service",
                        "select list_id, list_index from status_entries where list_id = any(?) and state = 'REVOKED'",
                        lists)));
        assertServedAsTold();
        assertNoIndexComesTwice(lists);
        Settled.everything(demo);
    }

    private void revokeWhileServicesAreKilled(List<IssueRequested> chosen) throws Exception {
        ConcurrentLinkedQueue<IssueRequested> waiting = new ConcurrentLinkedQueue<>(chosen);
        ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);
        try {
            List<Future<?>> running = IntStream.range(0, CLIENTS)
                    .<Future<?>>mapToObj(client -> clients.submit(() -> {
                        for (IssueRequested next = waiting.poll(); next != null; next = waiting.poll()) {
                            revoke(next);
                        }
                    }))
                    .toList();
            for (Future<?> client : running) {
                client.get();
            }
        } finally {
            clients.shutdownNow();
        }
        assertEquals(REVOKED, revoked.get());
    }

    /**
     * Until it is answered with 200, or with 409 because an answer was lost with the process that made it. The client whose
     * revocation is the n-th kills the service that is to go then, while the other seven go on.
     */
    private void revoke(IssueRequested credential) {
        await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(200))
                .pollDelay(Duration.ZERO)
                .until(() -> isRevoked(credential));
        String doomed = DOOMED.get(revoked.incrementAndGet());
        if (doomed != null) {
            stack.killAndAwaitNext(doomed);
        }
    }

    private boolean isRevoked(IssueRequested credential) {
        try {
            Http.Answer answer = http.post(
                    "/admin/v1/credentials/" + credential.credentialId() + "/revoke",
                    "{\"reason\":\"at random\"}",
                    "authorization",
                    "Bearer " + demo.operatorToken());
            if (answer.status() == 200 && answer.json().path("listVersion").isNumber()) {
                toldVersions.merge(
                        credential.status().listId(),
                        answer.json().path("listVersion").asLong(),
                        Math::max);
            }
            return answer.status() == 200 || answer.status() == 409 && "ALREADY_REVOKED".equals(answer.text("code"));
        } catch (UncheckedIOException e) {
            return false;
        }
    }

    /** The two oldest lists of each of four new issuers. */
    private List<String> lists() throws SQLException {
        List<String> lists = new ArrayList<>();
        for (int issuer = 0; issuer < ISSUERS; issuer++) {
            Http.Answer made = http.post(
                    "/admin/v1/issuers?wait=30",
                    Demo.JSON
                            .createObjectNode()
                            .put("partnerId", demo.partner().partnerId())
                            .put("name", "Issuer of many")
                            .put("network", "test")
                            .toString(),
                    "authorization",
                    "Bearer " + demo.operatorToken());
            String did = made.text("did");
            List<String> served = new ArrayList<>();
            await().atMost(PATIENCE).until(() -> {
                served.clear();
                served.addAll(listsOf(did));
                return served.size() >= LISTS_EACH;
            });
            lists.addAll(served.subList(0, LISTS_EACH));
        }
        return lists;
    }

    private List<String> listsOf(String did) throws SQLException {
        return query(
                "issuance-api",
                "select list_id from status_lists where issuer_did = any(?) order by served_at, list_id",
                List.of(did));
    }

    private Set<String> bits(List<String> lists) {
        Set<String> places = new TreeSet<>();
        for (String list : lists) {
            Http.Answer answer = http.get("/credentials/status/" + list);
            if (answer.status() == 200) {
                StatusBits bits = StatusList2021.decode(answer.text("encoded_list"), KIBIBYTES_16);
                IntStream.range(0, bits.size()).filter(bits::get).forEach(index -> places.add(place(list, index)));
            }
        }
        return places;
    }

    /** A version that an answer named is served, or a later one. */
    private void assertServedAsTold() {
        assertTrue(!toldVersions.isEmpty(), "no answer named a list version");
        toldVersions.forEach((list, version) -> {
            String served = http.get("/credentials/status/" + list)
                    .response()
                    .headers()
                    .firstValue("x-status-list-version")
                    .orElseThrow();
            assertTrue(Long.parseLong(served) >= version, list);
        });
    }

    private void assertNoIndexComesTwice(List<String> lists) throws SQLException {
        List<String> given = query("issuance-api", PLACES.formatted("credentials"), lists);
        assertEquals(ENTRIES, given.size());
        assertEquals(ENTRIES, Set.copyOf(given).size());
        await().atMost(PATIENCE)
                .until(() -> query("revocation-service", PLACES.formatted("revocables"), lists)
                                .size()
                        == ENTRIES);
        assertEquals(Set.copyOf(given), Set.copyOf(query("revocation-service", PLACES.formatted("revocables"), lists)));
    }

    /** The columns of each row, joined by a number sign. */
    private List<String> query(String service, String sql, List<String> parameter) throws SQLException {
        try (Connection connection = DriverManager.getConnection(demo.jdbcUrl(service));
                PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setArray(1, connection.createArrayOf("text", parameter.toArray()));
            ResultSet rows = statement.executeQuery();
            List<String> found = new ArrayList<>();
            int columns = rows.getMetaData().getColumnCount();
            while (rows.next()) {
                found.add(columns == 1 ? rows.getString(1) : place(rows.getString(1), rows.getInt(2)));
            }
            return found;
        }
    }

    private static String place(String list, int index) {
        return list + "#" + index;
    }
}
