package io.sealrail.stack.demo;

import java.io.IOException;
import java.util.List;
import java.util.Map;

import io.sealrail.stack.Checkout;
import io.sealrail.stack.StackException;

/** {@code ./run story}: sets up the demo in any deployment and tells the story; exit status 0 when every step of it held. */
public final class StoryMain {

    private StoryMain() {}

    public static void main(String[] arguments) {
        try {
            StoryOptions options = StoryOptions.parse(
                    List.of(arguments),
                    System.getenv("SEALRAIL_OPERATOR_TOKEN"),
                    Checkout.find().root());
            Platform platform = new Platform(
                    options.baseUrl(),
                    options.rpcUrl().orElse(null),
                    null,
                    Map.of(),
                    options.operatorToken(),
                    options.data());
            System.exit(Demo.of(platform, System.out::println).walk(platform, System.out::println) ? 0 : 1);
        } catch (StackException | IOException e) {
            System.err.println("story: " + e.getMessage());
            System.exit(1);
        }
    }
}
