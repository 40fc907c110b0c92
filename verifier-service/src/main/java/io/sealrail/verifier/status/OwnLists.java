package io.sealrail.verifier.status;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;

import io.smallrye.mutiny.Uni;

import io.sealrail.kit.fetch.Reply;
import io.sealrail.verifier.VerifierConfig;
import io.sealrail.verifier.http.Neighbours;

/** The lists of the platform: addresses are paths of status-list-service, which is asked again and again. */
record OwnLists(Neighbours neighbours, VerifierConfig.Lists config) implements ListSource {

    private static final int AT_ONCE = 256;
    private static final Duration RETRY_AFTER = Duration.ofMillis(250);

    @Override
    public Uni<Reply> ask(String address, Map<String, String> headers) {
        return neighbours.askStatusLists(address, headers);
    }

    @Override
    public String accept(ListType type) {
        return type.mediaType();
    }

    @Override
    public Duration revalidateAfter() {
        return config.revalidateAfter();
    }

    @Override
    public Optional<Duration> confirmWithin() {
        return Optional.of(config.confirmWithin());
    }

    @Override
    public int atOnce() {
        return AT_ONCE;
    }

    @Override
    public Duration retryAfter() {
        return RETRY_AFTER;
    }
}
