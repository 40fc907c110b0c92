package io.sealrail.system.fault;

import io.sealrail.events.Topics;
import io.sealrail.system.load.Disturber;

/** Records of our topics are published again. */
public enum Redelivery implements Fault {
    /** As a producer does that retries. */
    TWICE("delivered twice", "records again") {
        @Override
        int send(Disturber disturber, String topic) {
            return disturber.repeat(topic, MOST_OF_A_TOPIC);
        }
    },
    /** Older ones after younger ones. */
    OUT_OF_ORDER("delivered out of order", "records, the youngest first") {
        @Override
        int send(Disturber disturber, String topic) {
            return disturber.reorder(topic, MOST_OF_A_TOPIC);
        }
    };

    private static final int MOST_OF_A_TOPIC = 100;

    private final String kind;
    private final String told;

    Redelivery(String kind, String told) {
        this.kind = kind;
        this.told = told;
    }

    abstract int send(Disturber disturber, String topic);

    @Override
    public String kind() {
        return kind;
    }

    @Override
    public String target() {
        return "topics";
    }

    @Override
    public Ongoing inject(Scene scene) {
        int sent = Topics.ALL.stream()
                .mapToInt(topic -> send(scene.disturber(), topic))
                .sum();
        Delivered.require(sent, 1);
        return Ongoing.over(sent + " " + told);
    }
}
