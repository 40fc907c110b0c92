package io.sealrail.system.fault;

import io.sealrail.events.Topics;

/** Records of our topics are published again, as a producer does that retries. */
public record Redeliver() implements Fault {

    private static final int MOST_OF_A_TOPIC = 100;

    @Override
    public String kind() {
        return "delivered twice";
    }

    @Override
    public String target() {
        return "topics";
    }

    @Override
    public Ongoing inject(Scene scene) {
        int sent = Topics.ALL.stream()
                .mapToInt(topic -> scene.disturber().repeat(topic, MOST_OF_A_TOPIC))
                .sum();
        Delivered.require(sent, 1);
        return Ongoing.over(sent + " records again");
    }
}
