package io.sealrail.verifier.status;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;

import io.smallrye.mutiny.Uni;

import io.sealrail.kit.fetch.Reply;
import io.sealrail.verifier.VerifierConfig;
import io.sealrail.verifier.http.Strangers;

/** The lists of everybody else, at https addresses. */
record ForeignLists(Strangers strangers, VerifierConfig.Foreign config) implements ListSource {

    private static final int AT_ONCE = 8;

    @Override
    public Uni<Reply> ask(String address, Map<String, String> headers) {
        return strangers.askForList(address, headers);
    }

    @Override
    public String accept(ListType type) {
        return type.mediaType() + ", application/ld+json, application/json, */*;q=0.1";
    }

    @Override
    public Duration revalidateAfter() {
        return config.listsFor();
    }

    /** How a call ends says whether its server or we are at fault, so each is waited for. */
    @Override
    public Optional<Duration> confirmWithin() {
        return Optional.empty();
    }

    @Override
    public int atOnce() {
        return AT_ONCE;
    }

    @Override
    public Duration retryAfter() {
        return config.failuresFor();
    }
}
