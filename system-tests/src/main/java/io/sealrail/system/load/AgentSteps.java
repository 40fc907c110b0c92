package io.sealrail.system.load;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;

import io.sealrail.system.load.Careful.Tried;
import io.sealrail.system.load.Ledger.Issued;
import io.sealrail.system.load.Ledger.Kind;

/** What an organisation does with its agents. An agent of which a call is in doubt is left alone. */
final class AgentSteps {

    private static final int MOST_AGENTS = 8;

    private final Kit kit;
    private final Shelf<Agent> agents = new Shelf<>(MOST_AGENTS);

    /** An agent all of whose calls were answered. */
    private static final class Agent {
        private final String slug;
        private final List<String> credentials = new ArrayList<>();
        private Held current;

        private Agent(String slug) {
            this.slug = slug;
        }

        private boolean isActive() {
            return current != null;
        }
    }

    AgentSteps(Kit kit) {
        this.kit = kit;
    }

    void register() {
        String slug = kit.names().fresh();
        Tried tried = kit.careful().call("register", () -> kit.door().register(slug), List.of(slug));
        if (tried.isDone()) {
            registered(slug, tried.last().text("vc_id"));
        } else if (tried.lost() && tried.last().isRefused("SLUG_TAKEN")) {
            registeredUnheard(slug);
        } else {
            kit.careful().unexpected(tried.last());
        }
    }

    /** Nobody else takes our slugs: it was the call whose answer was lost, and a slug is taken once. */
    private void registeredUnheard(String slug) {
        Reply history = history(slug);
        JsonNode credentials = history.body().path("credentials");
        if (history.isDone() && credentials.size() == 1) {
            registered(slug, credentials.path(0).path("vc_id").textValue());
        } else if (history.isDone()) {
            kit.ledger().odd("a registered agent has " + credentials.size() + " credentials");
        }
    }

    private Reply history(String slug) {
        Reply history = kit.careful().ask("history", () -> kit.door().history(slug));
        kit.careful().unexpected(history);
        return history;
    }

    private void registered(String slug, String credentialId) {
        kit.ledger().settle(slug);
        Agent agent = new Agent(slug);
        agents.put(agent);
        issued(agent, credentialId);
    }

    private void issued(Agent agent, String credentialId) {
        note(credentialId);
        agent.credentials.add(credentialId);
        agent.current = new Held(Kind.AGENT, agent.slug, null, credentialId);
        kit.held().put(agent.current);
    }

    private void note(String credentialId) {
        kit.ledger().issued(new Issued(Kind.AGENT, credentialId, null, null, null, null, Instant.now()));
    }

    void publish() {
        agents.any(kit.random(), any -> true).ifPresentOrElse(this::publish, this::register);
    }

    private void publish(Agent agent) {
        List<String> about = agent.isActive() ? List.of(agent.slug, agent.current.credentialId()) : List.of(agent.slug);
        Tried tried = kit.careful()
                .call(
                        "publish",
                        () -> kit.door()
                                .publish(agent.slug, "As of " + kit.names().fresh()),
                        about);
        kit.careful().unexpected(tried.last());
        if (tried.isDone() && !tried.lost()) {
            published(agent, tried.last().text("vc_id"));
        } else if (tried.isDone() || tried.lost() || tried.last().outcome().isOpen()) {
            leave(agent, tried);
        }
    }

    private void published(Agent agent, String credentialId) {
        if (agent.isActive()) {
            kit.ended(agent.current);
        }
        issued(agent, credentialId);
    }

    /** A lost call may have published one more version, or may yet: what is current is not known any more. */
    private void leave(Agent agent, Tried tried) {
        agents.remove(agent);
        if (agent.isActive() && tried.isDone()) {
            kit.ended(agent.current);
        } else if (agent.isActive()) {
            kit.held().remove(agent.current);
        }
        if (tried.isDone()) {
            note(tried.last().text("vc_id"));
            kit.ledger().doubt("publish", tried.last().text("vc_id"));
        }
        history(agent.slug)
                .body()
                .path("credentials")
                .forEach(each -> unheard(agent, each.path("vc_id").textValue()));
    }

    private void unheard(Agent agent, String credentialId) {
        if (!agent.credentials.contains(credentialId)) {
            kit.ledger().doubt("publish", credentialId);
            note(credentialId);
        }
    }

    /** An admin ends whatever the agent has. */
    void revoke() {
        agents.any(kit.random(), Agent::isActive).ifPresentOrElse(this::revoke, this::register);
    }

    private void revoke(Agent agent) {
        Held current = agent.current;
        String listId = kit.listOf(current);
        Tried tried = kit.careful()
                .call("revoke agent", () -> kit.door().revokeAgent(agent.slug), List.of(current.credentialId()));
        boolean revokedUnheard = tried.lost() && tried.last().isRefused("INVALID_STATE");
        if (tried.isDone() || revokedUnheard) {
            agent.current = null;
            kit.ended(current);
        } else {
            kit.careful().unexpected(tried.last());
            kit.held().remove(current);
        }
        if (!tried.isDone() || tried.lost()) {
            agents.remove(agent);
        }
        if (tried.isDone()) {
            requireSame(current, tried.last().text("vc_id"));
            kit.told(current, listId, tried.last().body().path("list_version"));
        }
    }

    private void requireSame(Held current, String revoked) {
        if (!current.credentialId().equals(revoked)) {
            kit.ledger().odd("revoking an agent ended " + revoked + " and not the current " + current.credentialId());
        }
    }
}
