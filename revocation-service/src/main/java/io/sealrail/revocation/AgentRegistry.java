package io.sealrail.revocation;

import java.time.Duration;
import java.util.UUID;
import java.util.function.Predicate;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;

import io.smallrye.mutiny.Uni;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jboss.logging.Logger;

/** issuance-api, which owns keys and agents: it decides, for the key of the caller, on each call anew. */
@ApplicationScoped
class AgentRegistry {

    private static final Logger log = Logger.getLogger(AgentRegistry.class);

    private final IssuanceApi issuanceApi;
    private final Duration timeout;

    AgentRegistry(@RestClient IssuanceApi issuanceApi, RevocationConfig config) {
        this.issuanceApi = issuanceApi;
        this.timeout = config.ownerTimeout();
    }

    /** Fails with 401 if the key is none, 429 if it is used too often, 503 if no usable answer comes in time. */
    Uni<ApiCaller> caller(String authorization) {
        return usable(issuanceApi.apiCaller(authorization), ApiCaller::isComplete);
    }

    /**
     * Puts up a fence; fails like {@link #caller}, with 404 if the caller has no such agent, 409 if nothing is active. After
     * a failure it may stand nevertheless.
     *
     * @param fenceId new and random
     */
    Uni<AgentFence> fence(UUID fenceId, String slug, String authorization) {
        return usable(
                issuanceApi.fence(slug, authorization, new IssuanceApi.WantedFence(fenceId)), AgentFence::isComplete);
    }

    /** Takes the fence away, if there is one. It falls by itself, so a failure is only told. */
    void lift(UUID fenceId, String slug, String authorization) {
        issuanceApi
                .lift(slug, fenceId, authorization)
                .ifNoItem()
                .after(timeout)
                .fail()
                .subscribe()
                .with(
                        lifted -> log.debugf("fence of an agent taken away fenceId=%s", fenceId),
                        failure -> log.warnf(
                                "fence of an agent stands until it falls fenceId=%s kind=%s",
                                fenceId, failure.getClass().getSimpleName()));
    }

    private <T> Uni<T> usable(Uni<T> answer, Predicate<T> isComplete) {
        return AskedOwner.answer(answer, timeout)
                .onFailure()
                .transform(AgentRegistry::refusal)
                .invoke(found -> {
                    if (found == null || !isComplete.test(found)) {
                        log.warn("issuance-api gave an incomplete answer to an agent's call");
                        throw Refusals.registryAway();
                    }
                });
    }

    private static RuntimeException refusal(Throwable failure) {
        if (failure instanceof WebApplicationException answer) {
            Response response = answer.getResponse();
            switch (response.getStatus()) {
                case 401:
                    return Refusals.unknownKey();
                case 403:
                    return Refusals.notAllowed();
                case 404:
                    return Refusals.unknownAgent();
                case 409:
                    return Refusals.nothingActive();
                case 429:
                    return Refusals.tooManyCalls(retryAfter(response.getHeaderString(HttpHeaders.RETRY_AFTER)));
                default:
                    break;
            }
        }
        log.warnf(
                "issuance-api gave no answer to an agent's call kind=%s",
                failure.getClass().getSimpleName());
        return Refusals.registryAway();
    }

    private static Duration retryAfter(String seconds) {
        boolean usable = seconds != null && seconds.matches("[0-9]{1,5}");
        return Duration.ofSeconds(usable ? Long.parseLong(seconds) : 1);
    }
}
