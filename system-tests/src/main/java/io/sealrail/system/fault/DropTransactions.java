package io.sealrail.system.fault;

import java.io.IOException;

/** The node forgets what it has taken into its pool. */
public record DropTransactions() implements Fault {

    @Override
    public String kind() {
        return "transactions dropped";
    }

    @Override
    public String target() {
        return "chain";
    }

    @Override
    public Ongoing inject(Scene scene) throws IOException {
        return Ongoing.over(String.join(" ", scene.chain().dropPending()));
    }
}
