package io.sealrail.system.fault;

import io.sealrail.events.Topics;

/** A record that nobody can ever apply, on each of our topics. */
public record PoisonTopics() implements Fault {

    @Override
    public String kind() {
        return "poison";
    }

    @Override
    public String target() {
        return "topics";
    }

    @Override
    public Ongoing inject(Scene scene) {
        int sent = scene.disturber().poisonEachTopic();
        Delivered.require(sent, Topics.ALL.size());
        return Ongoing.over(sent + " records");
    }
}
