package io.sealrail.credential.sdjwt;

import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;

import io.sealrail.credential.sdjwt.MalformedSdJwtException.Fault;

/** Names that no disclosure may bring (RFC 9901, 4.2.1 and 9.7; draft-ietf-oauth-sd-jwt-vc, 2.2.2.2). */
final class ReservedNames {

    static final String DIGESTS = "_sd";
    static final String HASH = "_sd_alg";
    static final String ELEMENT = "...";

    private static final Set<String> EVERYWHERE = Set.of(DIGESTS, ELEMENT);
    private static final Set<String> AT_THE_TOP =
            Set.of(HASH, "iss", "aud", "nbf", "exp", "cnf", "vct", "vct#integrity", "aka_vcts", "status");

    private ReservedNames() {}

    /** Whether nothing within a claim of the top may be kept back: else a holder could hide the status, or the key. */
    static boolean isWhole(String name) {
        return AT_THE_TOP.contains(name) && !name.equals("aud");
    }

    /** Whether a digest, or what looks like one, is anywhere in the value. */
    static boolean occurIn(JsonNode value) {
        return EVERYWHERE.stream().anyMatch(name -> value.findValue(name) != null);
    }

    static void refuse(String name, boolean top) {
        if (EVERYWHERE.contains(name) || top && AT_THE_TOP.contains(name)) {
            throw new MalformedSdJwtException(Fault.NAME_RESERVED, "a disclosure has a reserved name");
        }
    }
}
