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
 * @param notary absent in what was remembered before there was the Notary API
 */
public record Demo(
        DemoPartner partner,
        DemoPartner disabledPartner,
        String webhookProgramId,
        String webhookSecret,
        DemoAgents agents,
        DemoNotary notary) {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** Finds the demo of an earlier run, or sets one up; of what is missing only that. */
    public static Demo of(Platform platform, Consumer<String> say) throws IOException {
        Path file = platform.data().resolve("seed.json");
        OperatorApi operator = new OperatorApi(platform);
        AgentsSetup agents = new AgentsSetup(platform, operator);
        NotarySetup notary = new NotarySetup(platform, operator);
        Demo known = remembered(file, operator);
        boolean hasAgents = known != null && known.agents != null && agents.knows(known.agents);
        boolean hasNotary = known != null && known.notary != null && notary.knows(known.notary);
        if (hasAgents && hasNotary) {
            return known;
        }
        say.accept("Setting up the demo over the operator API");
        Demo demo = known == null ? new DemoSetup(operator).run() : known;
        Demo complete = demo.with(hasAgents ? known.agents : agents.run(), hasNotary ? known.notary : notary.run());
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

    private Demo with(DemoAgents someAgents, DemoNotary someNotary) {
        return new Demo(partner, disabledPartner, webhookProgramId, webhookSecret, someAgents, someNotary);
    }

    /**
     * Tells the stories of one credential, of an agent, and of a wallet.
     *
     * @return whether every step of it held
     */
    public boolean walk(Platform platform, Consumer<String> say) throws IOException {
        try {
            Teller teller = new Teller(platform.data().resolve("logs"), say);
            new Story(platform, this, teller).tell();
            new AgentStory(platform, agents, teller).tell();
            new NotaryStory(platform, notary, teller).tell();
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
