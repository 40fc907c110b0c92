package io.sealrail.stack.demo;

import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * A partner of the demo with all that its developer needs.
 *
 * @param issuerDid its issuer
 * @param credentialId a program of that issuer
 * @param foreignCredentialId a program of another partner
 * @param refusingEmail a user who declined this partner
 * @param sampleSubject a subject that fits the program
 */
record DemoPartner(
        String partnerId,
        String kid,
        ObjectNode privateJwk,
        String issuerDid,
        String credentialId,
        String foreignCredentialId,
        String refusingEmail,
        JsonNode sampleSubject) {

    /** The header that says who calls, about which user. */
    Map<String, String> auth(String email) {
        return Map.of("x-partner-auth", token(email));
    }

    String token(String email) {
        return new PartnerKey(privateJwk).token(partnerId, email);
    }

    @Override
    public String toString() {
        return "DemoPartner[" + partnerId + "]";
    }
}
