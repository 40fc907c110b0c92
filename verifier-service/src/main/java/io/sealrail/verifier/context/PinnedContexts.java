package io.sealrail.verifier.context;

import jakarta.inject.Singleton;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.runtime.Startup;

import io.sealrail.credential.canonical.Contexts;
import io.sealrail.credential.model.AgentCapabilityContext;
import io.sealrail.verifier.VerifierConfig;
import io.sealrail.verifier.http.OwnOrigin;

/** The contexts that are known from the start: the bundled ones, that of our agents, and the operator's. */
@Startup
@Singleton
class PinnedContexts {

    private final Contexts all;

    PinnedContexts(OwnOrigin origin, VerifierConfig config) {
        JsonNode ofAgents = AgentCapabilityContext.document(origin.url());
        Contexts ours = Contexts.bundled().with(AgentCapabilityContext.url(origin.url()), ofAgents);
        this.all = config.contextsDir()
                .map(folder -> new ContextsFolder(folder, origin.url()).addTo(ours))
                .orElse(ours);
    }

    Contexts all() {
        return all;
    }
}
