package io.sealrail.system.fault;

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
        return Ongoing.over(scene.disturber().poisonEachTopic() + " records");
    }
}
