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
 * @param agents absent in what was remembered before there were agents
 */
public record Demo(
        DemoPartner partner,
        DemoPartner disabledPartner,
        String webhookProgramId,
        String webhookSecret,
        DemoAgents agents) {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** Finds the demo of an earlier run, or sets one up; of what is missing only that. */
    public static Demo of(Platform platform, Consumer<String> say) throws IOException {
        Path file = platform.data().resolve("seed.json");
        OperatorApi operator = new OperatorApi(platform);
        AgentsSetup agents = new AgentsSetup(platform, operator);
        Demo demo = remembered(file, operator);
        if (demo != null && demo.agents != null && agents.knows(demo.agents)) {
            return demo;
        }
        say.accept("Setting up the demo over the operator API");
        Demo complete = (demo == null ? new DemoSetup(operator).run() : demo).with(agents.run());
        PrivateFile.write(file, JSON.writerWithDefaultPrettyPrinter().writeValueAsString(complete));
        return complete;
    }

    /** @return null if there is none, or the platform does not know it */
    private static Demo remembered(Path file, OperatorApi operator) throws IOException {
        if (!Files.exists(file)) {
            return null;
        }
        Demo demo = JSON.readValue(file.toFile(), Demo.class);
        boolean known = operator.knowsPartner(demo.partner.partnerId()) && operator.knowsProgram(demo.webhookProgramId);
        return known ? demo : null;
    }

    private Demo with(DemoAgents own) {
        return new Demo(partner, disabledPartner, webhookProgramId, webhookSecret, own);
    }

    /**
     * Tells the story of one credential, and then that of an agent.
     *
     * @return whether every step of it held
     */
    public boolean walk(Platform platform, Consumer<String> say) throws IOException {
        try {
            Teller teller = new Teller(platform.data().resolve("logs"), say);
            new Story(platform, this, teller).tell();
            new AgentStory(platform, agents, teller).tell();
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
