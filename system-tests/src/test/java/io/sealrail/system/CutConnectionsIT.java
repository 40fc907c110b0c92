package io.sealrail.system;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import io.sealrail.system.client.AgentClient;
import io.sealrail.system.client.Demo;
import io.sealrail.system.client.Http;
import io.sealrail.system.client.NotaryClient;
import io.sealrail.system.client.PartnerClient;
import io.sealrail.system.client.PartnerToken;
import io.sealrail.system.stack.Paused;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/**
 * 10,000 clients that hang up in the middle of a request cost nothing: no connection of the database stays taken, no wait goes
 * on for nobody, and the next callers are served (the trap of quarkusio/quarkus#51576).
 */
class CutConnectionsIT {

    private static final int CUT = 10_000;
    private static final int CALLERS = 8;
    private static final int KINDS = 4;
    private static final int LONGEST_LINGER_MILLIS = 30;

    /** The pool of a replica has 20. */
    private static final int MORE_THAN_CONNECTIONS = 25;

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final SystemStack stack = SystemStack.get();
    private final Demo demo = stack.demo();
    private final PartnerClient client = new PartnerClient(demo);

    @Test
    @SuppressWarnings("try")
    void costNothing() throws Exception {
        // nothing gets on chain meanwhile, so that a poll is held for as long as it asked
        try (Paused chain = stack.pause("chain")) {
            String email = SystemStack.freshEmail();
            String hash = client.issue(email, client.request()).text("coreClaimHash");
            cutAll(requests(email, hash));
            awaitNobodyWaits();
        }
        serveAt(demo.baseUrl());
        for (String replica : stack.urls("issuance-api")) {
            serveAt(replica);
        }
        await().atMost(PATIENCE).untilAsserted(() -> assertEquals(0, connectionsInUse()));
        Settled.everything(demo);
    }

    private void awaitNobodyWaits() {
        for (String replica : stack.urls("issuance-api")) {
            await().atMost(PATIENCE).untilAsserted(() -> {
                assertEquals(0, metric(replica, "sealrail_status_waiters"));
                assertEquals(0, metric(replica, "sealrail_issue_queue"));
            });
        }
    }

    /** What they send: an issue call, a poll that would be held for a minute, an evaluation, an agent's registration. */
    private List<byte[]> requests(String email, String hash) {
        String token = PartnerToken.of(demo.partner(), email).sign();
        String another =
                PartnerToken.of(demo.partner(), SystemStack.freshEmail()).sign();
        return List.of(
                request(
                        "POST /v1/credentials/issue-on-behalf",
                        "x-partner-auth: " + another,
                        client.request().toString()),
                request("GET /v1/credentials/status?wait=60&coreClaimHash=" + hash, "x-partner-auth: " + token, ""),
                request(
                        "POST /v1/evaluations",
                        "x-api-key: " + demo.json().at("/notary/apiKey").asText(),
                        NotaryClient.of(demo).evaluation().toString()),
                request(
                        "POST /api/v1/agents",
                        "authorization: Bearer " + demo.json().at("/agents/key").asText(),
                        AgentClient.registration(AgentClient.freshSlug()).toString()));
    }

    private void cutAll(List<byte[]> requests) throws Exception {
        List<URI> doors = new ArrayList<>(List.of(URI.create(demo.baseUrl())));
        stack.urls("issuance-api").forEach(url -> doors.add(URI.create(url)));
        ExecutorService callers = Executors.newFixedThreadPool(CALLERS);
        try {
            List<Future<?>> running = IntStream.range(0, CALLERS)
                    .<Future<?>>mapToObj(caller -> callers.submit(() -> {
                        for (int call = caller; call < CUT; call += CALLERS) {
                            URI door = doors.get(call / KINDS % doors.size());
                            cut(door, requests.get(call % KINDS), call);
                        }
                        return null;
                    }))
                    .toList();
            for (Future<?> each : running) {
                each.get();
            }
        } finally {
            callers.shutdownNow();
        }
    }

    /** Sends a part of the request or all of it, and is gone up to 30 ms later: in good order or by a reset, in all combinations. */
    private static void cut(URI door, byte[] request, int call) throws IOException {
        int turn = call / KINDS;
        try (Socket socket = new Socket(door.getHost(), door.getPort())) {
            int sent = turn / 2 % 2 == 0 ? request.length : Math.floorMod(call * 7919, request.length) + 1;
            socket.getOutputStream().write(request, 0, sent);
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(turn / 4 % (LONGEST_LINGER_MILLIS + 1)));
            if (turn % 2 == 0) {
                socket.setSoLinger(true, 0);
            }
        }
    }

    /** More callers at once than the pool has connections: one that lost some of them does not get far. */
    private void serveAt(String url) throws Exception {
        PartnerClient caller = new PartnerClient(url, demo.partner());
        ExecutorService callers = Executors.newFixedThreadPool(MORE_THAN_CONNECTIONS);
        try {
            List<Future<Integer>> statuses = IntStream.range(0, 2 * MORE_THAN_CONNECTIONS)
                    .mapToObj(call -> callers.submit(() -> caller.issue(SystemStack.freshEmail(), caller.request())
                            .status()))
                    .toList();
            for (Future<Integer> status : statuses) {
                assertEquals(200, status.get());
            }
        } finally {
            callers.shutdownNow();
        }
    }

    private static double metric(String replica, String name) {
        String metrics = new Http(replica).get("/q/metrics").response().body();
        List<Double> values = metrics.lines()
                .filter(line -> line.startsWith(name + "{") || line.startsWith(name + " "))
                .map(line -> Double.valueOf(line.substring(line.lastIndexOf(' ') + 1)))
                .toList();
        assertTrue(values.size() == 1, () -> name + " is told " + values);
        return values.get(0);
    }

    private long connectionsInUse() throws Exception {
        return Settled.count(
                demo,
                "issuance-api",
                "select count(*) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()"
                        + " and state like 'idle in transaction%' and state_change < now() - interval '2 seconds'");
    }

    private static byte[] request(String line, String header, String body) {
        return (line + " HTTP/1.1\r\nhost: localhost\r\n" + header
                        + "\r\ncontent-type: application/json\r\ncontent-length: " + body.length() + "\r\n\r\n" + body)
                .getBytes(StandardCharsets.US_ASCII);
    }
}
