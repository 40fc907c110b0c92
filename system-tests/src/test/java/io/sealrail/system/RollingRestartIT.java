package io.sealrail.system;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;

import io.sealrail.system.check.Conservation;
import io.sealrail.system.check.Finding;
import io.sealrail.system.check.LeaseWitness;
import io.sealrail.system.client.Demo;
import io.sealrail.system.client.Http;
import io.sealrail.system.client.PartnerClient;
import io.sealrail.system.load.Ledger;
import io.sealrail.system.load.Load;
import io.sealrail.system.load.Poison;
import io.sealrail.system.stack.Paused;
import io.sealrail.system.stack.RunningStack;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

/** A new release is put in place under load, one replica of each service after the other: no call fails and nothing is lost. */
class RollingRestartIT {

    private static final List<String> SERVICES =
            List.of("issuance-api", "onchain-worker", "revocation-service", "status-list-service", "verifier-service");
    private static final int CALLERS = 8;
    private static final double STEPS_PER_SECOND = 10;

    private final RunningStack stack = SystemStack.get().stack();
    private final Demo demo = stack.demo();

    @Test
    void noCallFailsAndNothingIsLost() {
        LeaseWitness.install(demo);
        Ledger ledger = new Ledger();
        try (Load load = new Load(demo, ledger, 7, CALLERS, STEPS_PER_SECOND)) {
            load.start();
            await("load").atMost(Duration.ofSeconds(60)).until(() -> load.accepted() >= 20);
            restart(0);
            long between = load.accepted();
            restart(1);
            await("load").atMost(Duration.ofSeconds(60)).until(() -> load.accepted() >= between + 20);
        }
        assertEquals(Map.of(), ledger.failures());
        assertEquals(List.of(), ledger.oddities());
        List<Finding> violated = new Conservation(demo, stack::urls, ledger, new Poison())
                .check(Duration.ofSeconds(60)).stream()
                        .filter(each -> !each.holds())
                        .toList();
        assertEquals(List.of(), violated);
    }

    @Test
    @SuppressWarnings("try")
    void answersWhoeverWaitsBeforeItEnds() throws Exception {
        PartnerClient client = new PartnerClient(stack.urls("issuance-api").get(0), demo.partner());
        String email = SystemStack.freshEmail();
        long pid = stack.pid("issuance-api");
        try (Paused chain = stack.pause("chain")) {
            String hash = client.issue(email, client.request()).text("coreClaimHash");
            CompletableFuture<Http.Answer> waiting =
                    CompletableFuture.supplyAsync(() -> client.status(email, hash, 60));
            await().until(() -> metric("sealrail_status_waiters") >= 1);
            stack.terminate("issuance-api");
            Http.Answer answer = waiting.get(10, TimeUnit.SECONDS);
            assertEquals(200, answer.status());
            assertEquals("WAIT_ONCHAIN", answer.text("vcStatus"));
        }
        stack.awaitNext("issuance-api", pid);
        stack.awaitReady("issuance-api");
    }

    /** One replica of each service, one after the other. */
    private void restart(int replica) {
        for (String service : SERVICES) {
            String part = stack.replicas(service).get(replica);
            long pid = stack.pid(part);
            stack.terminate(part);
            stack.awaitNext(part, pid);
            stack.awaitReady(part);
        }
    }

    private double metric(String name) {
        String metrics = new Http(stack.urls("issuance-api").get(0))
                .get("/q/metrics")
                .response()
                .body();
        return metrics.lines()
                .filter(line -> line.startsWith(name + "{") || line.startsWith(name + " "))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
                .sum();
    }
}
