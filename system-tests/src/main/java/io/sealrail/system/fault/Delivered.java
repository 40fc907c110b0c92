package io.sealrail.system.fault;

/** Whether Kafka took what a fault consists of. */
final class Delivered {

    private Delivered() {}

    /** @throws IllegalStateException if fewer records than these were taken */
    static void require(int sent, int least) {
        if (sent < least) {
            throw new IllegalStateException("Kafka took " + sent + " records, at least " + least + " were meant");
        }
    }
}
