package io.sealrail.system.check;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * What the topics say, repetitions included, in the order of each partition. What was put there as poison is among the dead
 * letters only.
 *
 * @param listKeys ids of the keys of published lists
 * @param contexts addresses of the contexts of published programs
 * @param ids {@code ce_id} of every record
 * @param unreadable records that are no event, though nobody sent them as poison
 */
record TopicFacts(
        List<Requested> requested,
        List<Withdrawn> withdrawn,
        List<Sealed> sealed,
        List<Onchain> onchain,
        List<Status> statuses,
        Set<String> issuerKeys,
        Set<String> listKeys,
        Set<String> contexts,
        Set<UUID> ids,
        List<DeadLetter> deadLetters,
        List<Spot> unreadable,
        Set<String> poisonSeen) {

    /** @param replaces id of the credential that ends with this one, or {@code null} */
    record Requested(String credentialId, String hash, Place place, String replaces) {}

    record Withdrawn(String credentialId) {}

    /** One chunk. */
    record Sealed(String batchId, String root, long leafCount, int chunk, int chunks, List<Leaf> leaves) {}

    record Leaf(String credentialId, String hash) {}

    record Onchain(
            String credentialId, String hash, String batchId, long sequence, String transactionHash, String root) {}

    record Status(String credentialId, Place place, String state, String cause, long sequence) {}

    /** @param poison whether it was sent to end there */
    record DeadLetter(String topic, long offset, String key, String reason, String origin, boolean poison) {}

    record Spot(String topic, int partition, long offset, String key) {}

    static TopicFacts empty() {
        return new TopicFacts(
                new ArrayList<>(),
                new ArrayList<>(),
                new ArrayList<>(),
                new ArrayList<>(),
                new ArrayList<>(),
                new HashSet<>(),
                new HashSet<>(),
                new HashSet<>(),
                new HashSet<>(),
                new ArrayList<>(),
                new ArrayList<>(),
                new HashSet<>());
    }
}
