package io.sealrail.statuslist;

/** The current version of a list, ready to be sent. */
record ServedList(long version, Representation flat, Representation statusList2021, Representation bitstring) {

    static ServedList of(ListVersion version) {
        return new ServedList(
                version.version(),
                Representation.of(version.flat(), version.version()),
                Representation.of(version.statusList2021(), version.version()),
                Representation.of(version.bitstring(), version.version()));
    }
}
