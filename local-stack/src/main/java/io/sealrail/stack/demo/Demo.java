package io.sealrail.stack.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;

import com.fasterxml.jackson.databind.ObjectMapper;

import io.sealrail.stack.StackException;

/**
 * What the operator has set up in a fresh stack; remembered, so that a restart finds it again.
 *
 * @param partner may issue, from a program with the issuing API's own example
 * @param disabledPartner has everything but the permission
 * @param webhookProgramId what a signed KYC webhook issues from
 */
public record Demo(DemoPartner partner, DemoPartner disabledPartner, String webhookProgramId, String webhookSecret) {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** Finds the demo of an earlier run, or sets one up. */
    public static Demo of(Platform platform, Consumer<String> say) throws IOException {
        Path remembered = platform.data().resolve("seed.json");
        OperatorApi operator = new OperatorApi(platform);
        if (Files.exists(remembered)) {
            Demo demo = JSON.readValue(remembered.toFile(), Demo.class);
            if (operator.knowsPartner(demo.partner.partnerId()) && operator.knowsProgram(demo.webhookProgramId)) {
                return demo;
            }
        }
        say.accept("Setting up the demo over the operator API");
        Demo demo = new DemoSetup(operator).run();
        PrivateFile.write(remembered, JSON.writerWithDefaultPrettyPrinter().writeValueAsString(demo));
        return demo;
    }

    /**
     * Tells the story of one credential.
     *
     * @return whether every step of it held
     */
    public boolean walk(Platform platform, Consumer<String> say) throws IOException {
        try {
            new Story(platform, this, say).tell();
            return true;
        } catch (StackException e) {
            say.accept("");
            say.accept("The story broke off: " + e.getMessage());
            return false;
        }
    }

    @Override
    public String toString() {
        return "Demo[" + partner + "]";
    }
}
