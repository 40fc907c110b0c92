package io.sealrail.statuslist;

/**
 * The current version of a list, ready to be sent.
 *
 * @param coveredChanges how many changes of the list it shows
 */
record ServedList(
        long version,
        long coveredChanges,
        Representation flat,
        Representation statusList2021,
        Representation statusList2021AsJsonLd,
        Representation bitstring) {

    static ServedList of(ListVersion version) {
        return new ServedList(
                version.version(),
                version.coveredChanges(),
                Representation.of(version.flat(), version.version(), Negotiation.JSON),
                Representation.of(version.statusList2021(), version.version(), Negotiation.VC_1_1),
                Representation.of(version.statusList2021(), version.version(), Negotiation.JSON_LD),
                Representation.of(version.bitstring(), version.version(), Negotiation.VC_2_0));
    }
}
