package io.sealrail.credential.sdjwt;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.sealrail.credential.key.CompactJws;
import io.sealrail.credential.key.Signer;
import io.sealrail.credential.sdjwt.MalformedSdJwtException.Fault;

/** Issues SD-JWTs whose disclosures are members of the top level (RFC 9901, 4.1 and 4.2.4.1). */
public final class SdJwtIssuer {

    private SdJwtIssuer() {}

    /**
     * The compact SD-JWT, ending in {@code ~}. Its digests are sorted, so that their order tells nothing; without disclosures
     * there is neither {@code _sd} nor {@code _sd_alg}.
     *
     * @param payload the claims that everybody sees, left as it is
     * @param signer whose verification method becomes the {@code kid}
     * @param type the {@code typ} of the header, as in {@code dc+sd-jwt}
     * @throws MalformedSdJwtException if there are digests already, or what looks like one, in payload or values; if a
     *     disclosure is of an array element, has a name that is reserved, or is there already
     */
    public static String sign(ObjectNode payload, List<Disclosure> disclosures, Signer signer, String type) {
        check(payload, disclosures);
        ObjectNode signed = payload.deepCopy();
        if (!disclosures.isEmpty()) {
            signed.put(ReservedNames.HASH, "sha-256");
            ArrayNode digests = signed.putArray(ReservedNames.DIGESTS);
            disclosures.stream()
                    .map(Disclosure::digest)
                    .collect(Collectors.toCollection(TreeSet::new))
                    .forEach(digests::add);
        }
        return disclosures.stream()
                .map(disclosure -> disclosure.encoded() + '~')
                .collect(Collectors.joining(
                        "", CompactJws.sign(CompactJws.header(type, signer), signed, signer) + '~', ""));
    }

    private static void check(ObjectNode payload, List<Disclosure> disclosures) {
        if (ReservedNames.occurIn(payload)
                || payload.has(ReservedNames.HASH)
                || disclosures.stream().anyMatch(disclosure -> ReservedNames.occurIn(disclosure.value()))) {
            throw new MalformedSdJwtException(Fault.DIGESTS_MALFORMED, "there are digests already");
        }
        Set<String> names = new HashSet<>();
        for (Disclosure disclosure : disclosures) {
            if (disclosure.name() == null) {
                throw new MalformedSdJwtException(Fault.DISCLOSURE_MISPLACED, "an array element at the top");
            }
            ReservedNames.refuse(disclosure.name(), true);
            if (payload.has(disclosure.name()) || !names.add(disclosure.name())) {
                throw new MalformedSdJwtException(Fault.NAME_DOUBLED, "a disclosed member is there already");
            }
        }
    }
}
