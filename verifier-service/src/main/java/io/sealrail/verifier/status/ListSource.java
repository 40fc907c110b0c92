package io.sealrail.verifier.status;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;

import io.smallrye.mutiny.Uni;

import io.sealrail.kit.fetch.Reply;

/** Where status lists come from. */
interface ListSource {

    /** Asks for the list at an address, or whether it has changed; fails when there is no answer in time. */
    Uni<Reply> ask(String address, Map<String, String> headers);

    /** What to ask for. */
    String accept(ListType type);

    /** For how long a list is used before it is asked about again. */
    Duration revalidateAfter();

    /** For how long a caller waits where there is a list that is still believed; no less than for any other if empty. */
    Optional<Duration> confirmWithin();

    /** How many may be fetched and read at once: a body waits in memory until it is read. */
    int atOnce();

    /** For how long what could not be had is not asked for again. */
    Duration retryAfter();
}
