package io.sealrail.issuance.agent;

import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;

import io.sealrail.issuance.agentcredential.Agent;
import io.sealrail.issuance.agentcredential.PublishAgent;
import io.sealrail.issuance.issuer.PlatformIssuer;
import io.sealrail.issuance.organization.OrganizationCaller;
import io.sealrail.kit.http.Problem;

/** Describes an agent anew, with a credential that says so. */
@ApplicationScoped
class PublishVersion {

    private final PublishAgent publishing;
    private final PlatformIssuer issuer;

    PublishVersion(PublishAgent publishing, PlatformIssuer issuer) {
        this.publishing = publishing;
        this.issuer = issuer;
    }

    /**
     * Publishes the next version.
     *
     * @throws Problem 400 {@code VALIDATION}; 404 {@code NOT_FOUND}; 409 {@code INVALID_STATE} of a decommissioned agent; 503
     *     while nothing can be issued
     */
    Uni<AgentView> publish(String slug, OrganizationCaller caller, VersionRequest request) {
        UnaryOperator<Agent> change = change(request);
        return publishing
                .publish(AgentRules.known(slug), caller, (tx, agent) -> Uni.createFrom()
                        .item(change.apply(agent)))
                .map(published -> AgentView.of(
                        published.agent(),
                        issuer.didOfAgent(slug),
                        published.credential().credentialId()));
    }

    private static UnaryOperator<Agent> change(VersionRequest request) {
        Optional<String> name = Optional.ofNullable(request.displayName()).map(AgentRules::displayName);
        Optional<String> description =
                Optional.ofNullable(request.description()).map(AgentRules::description);
        Optional<List<String>> capabilities =
                Optional.ofNullable(request.capabilities()).map(AgentRules::capabilities);
        Optional<String> metadata = Optional.ofNullable(request.metadata()).map(AgentRules::metadata);
        return agent -> agent.described(
                name.orElse(agent.displayName()),
                description.orElse(agent.description()),
                capabilities.orElse(agent.capabilities()),
                metadata.orElse(agent.metadata()));
    }
}
