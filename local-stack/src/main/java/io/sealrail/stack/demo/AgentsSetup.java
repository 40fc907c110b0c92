package io.sealrail.stack.demo;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;

import io.sealrail.stack.StackException;
import io.sealrail.stack.http.Answer;
import io.sealrail.stack.process.Await;

/** Sets up two organisations, their people's keys and an agent, as an operator and a member would. */
final class AgentsSetup {

    private static final Duration FIRST_LIST = Duration.ofMinutes(1);
    private static final int UNAVAILABLE = 503;

    private final OperatorApi operator;
    private final AgentsApi agents;

    AgentsSetup(Platform platform, OperatorApi operator) {
        this.operator = operator;
        this.agents = new AgentsApi(platform);
    }

    /** Whether the platform still knows what an earlier run has set up. */
    boolean knows(DemoAgents remembered) {
        return agents.history(remembered.slug(), remembered.key()).ok()
                && agents.history(remembered.slug(), remembered.adminKey()).ok();
    }

    DemoAgents run() {
        String organization = operator.createOrganization("Example Agents");
        String key = operator.createApiKey(organization, "Example Member", "member");
        String adminKey = operator.createApiKey(organization, "Example Admin", "admin");
        String other = operator.createOrganization("Example Other Agents");
        String otherOrgKey = operator.createApiKey(other, "Example Neighbour", "admin");
        String slug = AgentsApi.freshSlug("demo-agent");
        register(slug, key);
        return new DemoAgents(key, adminKey, slug, otherOrgKey);
    }

    /** The platform's issuer of a fresh platform has no status list for the first seconds. */
    private void register(String slug, String key) {
        AtomicReference<Answer> answer = new AtomicReference<>();
        Await.until(FIRST_LIST, () -> {
            answer.set(agents.register(slug, key));
            return answer.get().status() != UNAVAILABLE;
        });
        if (!answer.get().ok()) {
            throw new StackException("The demo's agent could not be registered: "
                    + answer.get().status() + " " + answer.get().text());
        }
    }
}
