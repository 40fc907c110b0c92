package io.sealrail.system;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import org.junit.jupiter.api.Test;

import io.sealrail.system.client.AgentClient;
import io.sealrail.system.client.Http;
import io.sealrail.system.client.Operator;
import io.sealrail.system.client.PartnerClient;
import io.sealrail.system.trace.ReceivedSpan;
import io.sealrail.system.trace.SpanReceiver;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** One call is followed from its request through Kafka to the transaction and back. */
class TraceIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** The whole vocabulary of our spans: whoever adds to it looks whether it can hold what concerns a person. */
    private static final Set<String> ATTRIBUTES = Set.of(
            "http.request.method",
            "http.route",
            "http.response.status_code",
            "sealrail.request.id",
            "sealrail.event.id",
            "sealrail.batch.id",
            "sealrail.batch.leaves",
            "sealrail.transaction.hash",
            "sealrail.transaction.attempts",
            "sealrail.block.number");

    private final SystemStack stack = SystemStack.get();
    private final SpanReceiver receiver = stack.spans();
    private final PartnerClient client = new PartnerClient(stack.demo());

    @Test
    void anIssuanceIsOneTraceFromItsCallToOnchain() {
        String email = SystemStack.freshEmail();
        Http.Answer issued = client.issue(email, client.request());
        String hash = issued.text("coreClaimHash");
        ReceivedSpan call = spanOf(issued);
        assertEquals("POST /v1/credentials/issue-on-behalf", call.name());
        Settled.onchain(client, Map.of(email, hash), PATIENCE);
        Set<String> expected = Set.of(
                "issuance-api: POST /v1/credentials/issue-on-behalf",
                "issuance-api: publish issue-requested.v1",
                "onchain-worker: apply issue-requested.v1",
                "revocation-service: apply issue-requested.v1",
                "onchain-worker: anchor",
                "onchain-worker: publish credential-onchain.v1",
                "issuance-api: apply credential-onchain.v1",
                "verifier-service: apply credential-onchain.v1");
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertEquals(new TreeSet<>(expected), names(trace(call.traceId()))));
        ReceivedSpan anchor = named(trace(call.traceId()), "anchor");
        ReceivedSpan transaction = named(trace(anchor.links().get(0)), "anchor transaction");
        assertTrue(transaction.links().contains(call.traceId()));
        assertEquals(
                transaction.attributes().get("sealrail.transaction.hash"),
                new Http(stack.demo().baseUrl())
                        .get("/v1/credentials/" + client.status(email, hash).text("vcId") + "/anchor")
                        .text("transactionHash"));
    }

    @Test
    void aRevocationIsOneTraceFromItsCallToTheList() {
        String email = SystemStack.freshEmail();
        String hash = client.issue(email, client.request()).text("coreClaimHash");
        Settled.onchain(client, Map.of(email, hash), PATIENCE);
        Http.Answer revoked =
                new Operator(stack.demo()).revoke(client.status(email, hash).text("vcId"));
        assertEquals(200, revoked.status());
        ReceivedSpan call = spanOf(revoked);
        assertEquals("revocation-service", call.service());
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertTrue(
                        names(trace(call.traceId()))
                                .containsAll(Set.of(
                                        "revocation-service: publish credential-status.v1",
                                        "status-list-service: apply credential-status.v1",
                                        "issuance-api: apply credential-status.v1")),
                        () -> names(trace(call.traceId())).toString()));
    }

    @Test
    void whatAServiceAsksOfAnotherBelongsToTheTraceOfItsCaller() {
        String slug = AgentClient.freshSlug();
        stack.demo().member().registered(slug);
        ReceivedSpan call =
                spanOf(AgentClient.accepted(200, stack.demo().admin().revoke(slug, "traced")));
        assertEquals("revocation-service", call.service());
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertTrue(
                        names(trace(call.traceId())).stream()
                                .anyMatch(name -> name.startsWith("issuance-api: POST /internal/v1/agents/")),
                        () -> names(trace(call.traceId())).toString()));
    }

    @Test
    void spansHoldNothingButTheirFewAttributes() {
        client.issue(SystemStack.freshEmail(), client.request());
        await().atMost(PATIENCE).until(() -> !receiver.spans().isEmpty());
        Set<String> told = new TreeSet<>();
        receiver.spans().forEach(span -> told.addAll(span.attributes().keySet()));
        told.removeAll(ATTRIBUTES);
        assertEquals(Set.of(), told);
    }

    private ReceivedSpan spanOf(Http.Answer answer) {
        String requestId =
                answer.response().headers().firstValue("x-request-id").orElseThrow();
        return await().atMost(PATIENCE)
                .until(
                        () -> receiver.spans().stream()
                                .filter(span ->
                                        requestId.equals(span.attributes().get("sealrail.request.id")))
                                .findFirst(),
                        found -> found.isPresent())
                .orElseThrow();
    }

    private List<ReceivedSpan> trace(String traceId) {
        return receiver.spans().stream()
                .filter(span -> span.traceId().equals(traceId))
                .toList();
    }

    private static Set<String> names(List<ReceivedSpan> spans) {
        Set<String> names = new TreeSet<>();
        spans.forEach(span -> names.add(span.service() + ": " + span.name()));
        return names;
    }

    private static ReceivedSpan named(List<ReceivedSpan> spans, String name) {
        return spans.stream()
                .filter(span -> span.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no " + name + " among " + spans));
    }
}
