package io.sealrail.statuslist;

import java.time.Instant;

/**
 * One version of a list in all its forms, as served.
 *
 * @param version counts up by one from 1
 * @param coveredChanges how many changes of the list it shows
 * @param flat the unsigned flat object
 * @param statusList2021 the signed StatusList2021Credential
 * @param bitstring the signed BitstringStatusListCredential
 * @param token the Token Status List as a compact JWS; {@code null} in a version of a release that knew of none
 */
record ListVersion(
        String listId,
        long version,
        long coveredChanges,
        byte[] flat,
        byte[] statusList2021,
        byte[] bitstring,
        byte[] token,
        Instant validUntil,
        Instant publishedAt) {}
