package io.sealrail.stack.drill;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

import io.sealrail.stack.Checkout;
import io.sealrail.stack.StackException;

/** {@code ./run rotate-key}: exit status 0 when everything held. */
public final class RotateKeyMain {

    private RotateKeyMain() {}

    public static void main(String[] arguments) {
        try {
            Path demo = Checkout.find().root().resolve(".local/demo.json");
            DrillOptions options =
                    DrillOptions.parse(List.of(arguments), System.getenv("SEALRAIL_OPERATOR_TOKEN"), demo);
            new RotateKey(options, System.out::println).run();
        } catch (StackException | IOException e) {
            System.err.println("rotate-key: " + e.getMessage());
            System.exit(1);
        }
    }
}
