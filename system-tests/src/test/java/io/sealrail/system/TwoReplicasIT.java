package io.sealrail.system;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;

import io.sealrail.system.client.Demo;
import io.sealrail.system.client.Http;
import io.sealrail.system.client.PartnerClient;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** Two issuance-api and two onchain-worker processes at once share the calls, and either answers for the other. */
class TwoReplicasIT {

    private static final int CALLS = 100;

    private final SystemStack stack = SystemStack.get();
    private final Demo demo = stack.demo();
    private final PartnerClient client = new PartnerClient(demo);
    private final Http http = new Http(demo.baseUrl());

    @Test
    void shareTheCalls() {
        Map<String, String> hashes = new HashMap<>();
        List<Double> issuedBefore = counts("issuance-api", "issue-on-behalf");
        for (int i = 0; i < CALLS; i++) {
            String email = SystemStack.freshEmail();
            hashes.put(email, client.issue(email, client.request()).text("coreClaimHash"));
        }
        assertShared(issuedBefore, counts("issuance-api", "issue-on-behalf"));

        Settled.onchain(client, hashes, Duration.ofSeconds(30));
        List<Double> provedBefore = counts("onchain-worker", "/anchor");
        hashes.forEach((email, hash) -> {
            String vcId = client.status(email, hash).text("vcId");
            assertEquals(200, http.get("/v1/credentials/" + vcId + "/anchor").status());
        });
        assertShared(provedBefore, counts("onchain-worker", "/anchor"));
    }

    @Test
    void pollsAndWaitsOnTheOtherReplica() {
        List<String> replicas = stack.urls("issuance-api");
        PartnerClient one = new PartnerClient(replicas.get(0), demo.partner());
        PartnerClient other = new PartnerClient(replicas.get(1), demo.partner());
        String email = SystemStack.freshEmail();
        String hash = one.issue(email, one.request()).text("coreClaimHash");
        assertEquals(200, other.status(email, hash).status());
        Http.Answer answer = other.status(email, hash, 30);
        assertEquals("ONCHAIN", answer.text("vcStatus"));
        assertEquals("ONCHAIN", one.status(email, hash).text("vcStatus"));
    }

    private static void assertShared(List<Double> before, List<Double> after) {
        assertEquals(2, after.size());
        for (int replica = 0; replica < 2; replica++) {
            double share = (after.get(replica) - before.get(replica)) / CALLS;
            assertTrue(share >= 0.3, "replica " + replica + " took " + share);
        }
    }

    /** How many calls whose address contains the text each replica has answered. */
    private List<Double> counts(String service, String address) {
        Pattern line = Pattern.compile("(?m)^http_server_requests_seconds_count\\{.*uri=\"[^\"]*"
                + Pattern.quote(address) + "[^\"]*\".*} ([0-9.E]+)$");
        return stack.urls(service).stream()
                .map(url -> {
                    Matcher matches = line.matcher(
                            new Http(url).get("/q/metrics").response().body());
                    double sum = 0;
                    while (matches.find()) {
                        sum += Double.parseDouble(matches.group(1));
                    }
                    return sum;
                })
                .toList();
    }
}
