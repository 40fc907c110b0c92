package io.sealrail.system;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.junit.jupiter.api.Test;

import io.sealrail.stack.wallet.HeldCredential;
import io.sealrail.stack.wallet.HolderKey;
import io.sealrail.system.client.AgentClient;
import io.sealrail.system.client.ChainReader;
import io.sealrail.system.client.Demo;
import io.sealrail.system.client.Http;
import io.sealrail.system.client.NotaryClient;
import io.sealrail.system.client.Operator;
import io.sealrail.system.client.PartnerClient;
import io.sealrail.system.stack.StackOptions;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** No claim, e-mail address, key or free text leaves the databases: not on Kafka, not on chain, not in a log, a metric or a span. */
class NoLeakIT {

    private final SystemStack stack = SystemStack.get();
    private final Demo demo = stack.demo();
    private final PartnerClient client = new PartnerClient(demo);
    private final String mark = UUID.randomUUID().toString().substring(0, 8);
    private final Canary email = new Canary("e-mail", "canary-" + mark + "@leak.example");
    private final Canary location = new Canary("location", "Canary Island " + mark);
    private final Canary refused = new Canary("refused value", "Refused Canary " + mark);

    @Test
    void keepsClaimsAndAddressesToItself() throws Exception {
        ObjectNode subject = demo.partner().sampleSubject().deepCopy();
        subject.put("location", location.value());
        String hash = client.issue(email.value(), client.request(subject)).text("coreClaimHash");
        client.issue(email.value(), client.request(subject.deepCopy().put(refused.value(), refused.value())));
        client.issue(email.value(), client.request(subject.deepCopy().put("age", refused.value())));
        Settled.onchain(client, Map.of(email.value(), hash), Duration.ofSeconds(30));
        String document = client.document(
                        email.value(), client.status(email.value(), hash).text("vcId"))
                .response()
                .body();
        assertTrue(document.contains(location.value()), "the owner's document has the claim");
        new Http(demo.baseUrl()).post("/api/v1/credentials/verify", "{\"credential\":" + document + "}");

        assertEquals(List.of(), leaks(List.of(email, location, refused)));
    }

    @Test
    void keepsKeysReasonsAndDescriptionsToItself() throws Exception {
        Canary description = new Canary("description", "Canary of an agent " + mark);
        Canary metadata = new Canary("metadata", "Canary of its owner " + mark);
        Canary reason = new Canary("reason", "Canary that was revoked " + mark);
        Canary tooLong = new Canary("refused reason", "Canary without end " + mark);
        Canary wrongKey = new Canary("wrong key", "sealrail_live_CanaryThatNobodyMade" + mark);
        Canary key = new Canary("fresh key", freshKey());
        AgentClient admin = new AgentClient(demo.baseUrl(), key.value());
        String slug = AgentClient.freshSlug();
        ObjectNode agent = AgentClient.registration(slug).put("description", description.value());
        agent.putObject("metadata").put("note", metadata.value());
        String vcId = AgentClient.accepted(201, admin.register(agent)).text("vc_id");
        assertTrue(admin.show(slug).response().body().contains(metadata.value()), "the owner's answer has it");
        admin.register(agent.put("agent_slug", refused.value()));
        new AgentClient(demo.baseUrl(), wrongKey.value()).show(slug);
        new AgentClient(demo.baseUrl(), wrongKey.value()).revoke(slug, reason.value());
        awaitAnchor(vcId);
        assertTrue(admin.verify(admin.credential(slug)).path("valid").asBoolean());
        admin.revoke(slug, tooLong.value() + "x".repeat(1000));
        AgentClient.accepted(200, admin.revoke(slug, reason.value()));
        assertEquals(
                List.of(),
                leaks(List.of(
                        description,
                        metadata,
                        reason,
                        tooLong,
                        refused,
                        wrongKey,
                        key,
                        new Canary("member's key", demo.json().at("/agents/key").asText()),
                        new Canary(
                                "admin's key",
                                demo.json().at("/agents/adminKey").asText()))));
    }

    @Test
    void keepsWhatTheNotaryLearnsToItself() throws Exception {
        NotaryClient notary = NotaryClient.of(demo);
        HolderKey wallet = HolderKey.generate();
        Canary identifier = new Canary("unknown farmer", "F-canary-" + mark);
        Canary attribute = new Canary("attribute", "Canary that somebody says of himself " + mark);
        Canary nonce = new Canary("nonce", "nonce-of-a-canary-" + mark);
        ObjectNode unknown = notary.target();
        ((ObjectNode) unknown.at("/identifiers/0")).put("value", identifier.value());
        assertEquals(
                404,
                notary.evaluate(notary.evaluation(List.of("smallholder"), unknown))
                        .status());
        ObjectNode target = notary.target();
        target.putObject("attributes").put("note", attribute.value());
        String evaluation = NotaryClient.accepted(notary.evaluate(notary.evaluation(notary.claims(), target)))
                .text("evaluation_id");
        Http.Answer issued = NotaryClient.accepted(notary.issue(notary.issuing(evaluation, wallet)));
        HeldCredential held = NotaryClient.held(issued);
        String told = held.present(Set.copyOf(notary.claims()), wallet, nonce.value(), "https://shop.example");
        assertTrue(notary.verifyPresentation(told, nonce.value(), "https://shop.example")
                .path("valid")
                .asBoolean());
        awaitAnchor(issued.text("credential_id"));
        assertEquals(
                200, new Operator(demo).revoke(issued.text("credential_id")).status());
        assertEquals(
                List.of(),
                leaks(List.of(
                        identifier,
                        attribute,
                        nonce,
                        new Canary("holder", wallet.did()),
                        new Canary("holder's key", wallet.publicJwk().path("x").asText()),
                        new Canary(
                                "value",
                                held.claim("farm-district").path("value").asText()),
                        new Canary("disclosure", held.disclosures().get(0)),
                        new Canary("client's key", notary.key()))));
    }

    private void awaitAnchor(String credentialId) {
        Http http = new Http(demo.baseUrl());
        await().atMost(Duration.ofSeconds(30))
                .until(() ->
                        http.get("/v1/credentials/" + credentialId + "/anchor").status() == 200);
    }

    private String freshKey() {
        String bearer = "Bearer " + demo.json().at("/agents/adminKey").asText();
        return AgentClient.accepted(
                        201,
                        new Http(demo.baseUrl())
                                .post("/api/v1/api-keys", "{\"name\":\"canary\"}", "Authorization", bearer))
                .text("key");
    }

    private List<String> leaks(List<Canary> canaries) throws IOException {
        List<String> leaks = new ArrayList<>();
        leaks.addAll(leaksIn("kafka", topics(), canaries));
        leaks.addAll(leaksIn("chain", chain(), canaries));
        leaks.addAll(leaksIn("logs", logs(), canaries));
        leaks.addAll(leaksIn("metrics", metrics(), canaries));
        leaks.addAll(leaksIn("spans", spans(), canaries));
        return leaks;
    }

    private static List<String> leaksIn(String where, String text, List<Canary> canaries) {
        assertTrue(!text.isEmpty(), "nothing was read from " + where);
        String lower = text.toLowerCase(Locale.ROOT);
        return canaries.parallelStream()
                .flatMap(canary -> canary.leaksIn(text, lower).stream())
                .map(leak -> where + ": " + leak)
                .toList();
    }

    private String topics() {
        Properties settings = new Properties();
        settings.put("bootstrap.servers", demo.kafka());
        settings.put("auto.offset.reset", "earliest");
        StringBuilder dump = new StringBuilder();
        try (var consumer = new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.listTopics().values().stream()
                    .flatMap(List::stream)
                    .filter(info -> !info.topic().startsWith("__"))
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (partitions.stream().anyMatch(partition -> consumer.position(partition) < ends.get(partition))) {
                consumer.poll(Duration.ofMillis(500)).forEach(message -> {
                    message.headers()
                            .forEach(header -> dump.append(text(header.value())).append('\n'));
                    dump.append(text(message.key()))
                            .append(' ')
                            .append(text(message.value()))
                            .append('\n');
                });
            }
        }
        return dump.toString();
    }

    private String chain() {
        return new ChainReader(demo.rpcUrl())
                .callData().stream()
                        .map(data -> data + '\n' + text(HexFormat.of().parseHex(data.substring(2))))
                        .collect(Collectors.joining("\n"));
    }

    private String metrics() {
        return StackOptions.SERVICES.stream()
                .flatMap(service -> stack.urls(service).stream())
                .map(url -> new Http(url).get("/q/metrics").response().body())
                .collect(Collectors.joining("\n"));
    }

    /** Spans are told a second after their calls: the mark is a call that comes after all others, on every replica. */
    private String spans() {
        for (String service : StackOptions.SERVICES) {
            stack.urls(service).forEach(this::awaitSpanOfACall);
        }
        return stack.spans().raw();
    }

    private void awaitSpanOfACall(String url) {
        String last = new Http(url)
                .get("/v1/nothing")
                .response()
                .headers()
                .firstValue("x-request-id")
                .orElseThrow();
        await().atMost(Duration.ofSeconds(30)).until(() -> stack.spans().spans().stream()
                .anyMatch(span -> last.equals(span.attributes().get("sealrail.request.id"))));
    }

    private String logs() throws IOException {
        StringBuilder dump = new StringBuilder();
        try (Stream<Path> files = Files.walk(stack.logs())) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                dump.append(text(Files.readAllBytes(file))).append('\n');
            }
        }
        return dump.toString();
    }

    private static String text(byte[] bytes) {
        return bytes == null ? "" : new String(bytes, StandardCharsets.ISO_8859_1);
    }
}
