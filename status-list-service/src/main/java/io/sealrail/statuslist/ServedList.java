package io.sealrail.statuslist;

import java.time.Duration;
import java.util.Optional;

import io.sealrail.kit.http.Problem;

/**
 * The current version of a list, ready to be sent.
 *
 * @param coveredChanges how many changes of the list it shows
 * @param token empty if the version was made by a release that knew of no such form
 */
record ServedList(
        long version,
        long coveredChanges,
        Representation flat,
        Representation statusList2021,
        Representation statusList2021AsJsonLd,
        Representation bitstring,
        Optional<Representation> token) {

    private static final Duration NEXT_VERSION = Duration.ofSeconds(1);

    static ServedList of(ListVersion version) {
        return new ServedList(
                version.version(),
                version.coveredChanges(),
                Representation.of(version.flat(), version.version(), Negotiation.JSON),
                Representation.of(version.statusList2021(), version.version(), Negotiation.VC_1_1),
                Representation.of(version.statusList2021(), version.version(), Negotiation.JSON_LD),
                Representation.of(version.bitstring(), version.version(), Negotiation.VC_2_0),
                Optional.ofNullable(version.token())
                        .map(token -> Representation.of(token, version.version(), Negotiation.TOKEN)));
    }

    /** Fails with 503 until the version is published that has it. */
    Representation requireToken() {
        return token.orElseThrow(() -> Problem.of(503, "UNAVAILABLE", "The status list is being published in this form")
                .retryAfter(NEXT_VERSION));
    }
}
