package io.sealrail.system.fault;

import io.sealrail.events.Topics;

/** Older records of our topics are published again after younger ones. */
public record Reorder() implements Fault {

    private static final int MOST_OF_A_TOPIC = 100;

    @Override
    public String kind() {
        return "delivered out of order";
    }

    @Override
    public String target() {
        return "topics";
    }

    @Override
    public Ongoing inject(Scene scene) {
        int sent = Topics.ALL.stream()
                .mapToInt(topic -> scene.disturber().reorder(topic, MOST_OF_A_TOPIC))
                .sum();
        Delivered.require(sent, 1);
        return Ongoing.over(sent + " records, the youngest first");
    }
}
