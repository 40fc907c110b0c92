package io.sealrail.system.check;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.BiPredicate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;

/** Turns records into facts, without the services' event classes. */
final class TopicRecords {

    private static final String DEAD = ".dlq";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final TopicFacts facts = TopicFacts.empty();
    private final Texts texts;
    private final BiPredicate<String, String> isPoison;

    /** @param isPoison of topic and key */
    TopicRecords(Texts texts, BiPredicate<String, String> isPoison) {
        this.texts = texts;
        this.isPoison = isPoison;
    }

    TopicFacts facts() {
        return facts;
    }

    void take(ConsumerRecord<String, byte[]> each) {
        boolean poison = isPoison.test(each.topic(), each.key());
        if (each.topic().endsWith(DEAD)) {
            facts.deadLetters().add(deadLetter(each, poison));
        } else if (poison) {
            facts.poisonSeen().add(each.key());
        } else {
            try {
                event(each.topic(), JSON.readTree(each.value()));
                facts.ids().add(UUID.fromString(header(each, "ce_id")));
            } catch (IOException | IllegalArgumentException | NullPointerException e) {
                facts.unreadable().add(new TopicFacts.Spot(each.topic(), each.partition(), each.offset(), each.key()));
            }
        }
    }

    private static TopicFacts.DeadLetter deadLetter(ConsumerRecord<String, byte[]> each, boolean poison) {
        String origin = header(each, "dead-letter-topic") + "/" + header(each, "dead-letter-partition") + "@"
                + header(each, "dead-letter-offset");
        return new TopicFacts.DeadLetter(
                each.topic(), each.offset(), each.key(), header(each, "dead-letter-reason"), origin, poison);
    }

    private void event(String topic, JsonNode event) {
        switch (topic) {
            case "issue-requested.v1":
                facts.requested().add(requested(event));
                break;
            case "credential-withdrawn.v1":
                facts.withdrawn().add(new TopicFacts.Withdrawn(text(event, "credentialId")));
                break;
            case "batch-sealed.v1":
                facts.sealed().add(sealed(event));
                break;
            case "credential-onchain.v1":
                facts.onchain().add(onchain(event));
                break;
            case "credential-status.v1":
                facts.statuses().add(status(event));
                break;
            case "issuer-key-published.v1":
                facts.issuerKeys().add(text(event, "keyId"));
                break;
            case "status-list-published.v1":
                facts.listKeys().add(text(event, "keyId"));
                break;
            case "program-published.v1":
                facts.contexts().add(text(event, "contextUrl"));
                break;
            default:
                throw new IllegalArgumentException(topic);
        }
    }

    private TopicFacts.Requested requested(JsonNode event) {
        return new TopicFacts.Requested(
                text(event, "credentialId"),
                text(event, "coreClaimHash"),
                place(event),
                event.path("replaces").isObject() ? text(event.get("replaces"), "credentialId") : null);
    }

    private TopicFacts.Sealed sealed(JsonNode event) {
        List<TopicFacts.Leaf> leaves = new ArrayList<>();
        event.get("leaves")
                .forEach(leaf ->
                        leaves.add(new TopicFacts.Leaf(text(leaf, "credentialId"), text(leaf, "coreClaimHash"))));
        return new TopicFacts.Sealed(
                text(event, "batchId"),
                text(event, "root").substring(2),
                event.get("leafCount").asLong(),
                event.get("chunk").asInt(),
                event.get("chunks").asInt(),
                leaves);
    }

    private TopicFacts.Onchain onchain(JsonNode event) {
        return new TopicFacts.Onchain(
                text(event, "credentialId"),
                text(event, "coreClaimHash"),
                text(event, "batchId"),
                event.get("sequence").asLong(),
                text(event, "transactionHash"),
                text(event, "root").substring(2));
    }

    private TopicFacts.Status status(JsonNode event) {
        return new TopicFacts.Status(
                text(event, "credentialId"),
                place(event),
                text(event, "state"),
                text(event, "cause"),
                event.get("sequence").asLong());
    }

    private Place place(JsonNode event) {
        JsonNode place = event.get("status");
        return new Place(text(place, "listId"), place.get("index").asInt());
    }

    private String text(JsonNode object, String member) {
        return texts.one(object.get(member).asText());
    }

    private static String header(ConsumerRecord<String, byte[]> each, String name) {
        Header header = each.headers().lastHeader(name);
        return header == null ? null : new String(header.value(), StandardCharsets.UTF_8);
    }
}
