package io.sealrail.statuslist;

import java.time.Instant;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.sealrail.credential.status.BitstringStatusList;
import io.sealrail.credential.status.StatusBits;
import io.sealrail.credential.status.StatusList2021;
import io.sealrail.credential.status.StatusListToken;
import io.sealrail.credential.status.TokenStatusList;

/** The documents that show the bits of a list, unsigned: a pure function of list, bits and times. */
@ApplicationScoped
class ListDocuments {

    private static final String PURPOSE = "revocation";
    private static final int TOKEN_BITS = 2;

    private final StatusListConfig config;

    ListDocuments(StatusListConfig config) {
        this.config = config;
    }

    /** The flat object of the agents' API; it is no credential and carries no signature. */
    ObjectNode flat(StatusList list, StatusBits bits) {
        return object().put("id", address(list))
                .put("type", "StatusList2021Credential")
                .put("encoded_list", StatusList2021.encode(bits));
    }

    /** StatusList2021 (W3C FPWD 2023-04-27) as a VCDM 1.1 credential, to be signed with Ed25519Signature2020. */
    ObjectNode statusList2021(StatusList list, StatusBits bits, Instant from, Instant until) {
        String id = address(list) + "/credential";
        ObjectNode credential = credential(
                id,
                "StatusList2021Credential",
                list.issuerDid(),
                "https://www.w3.org/2018/credentials/v1",
                "https://w3id.org/vc/status-list/2021/v1",
                "https://w3id.org/security/suites/ed25519-2020/v1");
        credential.put("issuanceDate", from.toString()).put("expirationDate", until.toString());
        credential
                .putObject("credentialSubject")
                .put("id", id + "#list")
                .put("type", "StatusList2021")
                .put("statusPurpose", PURPOSE)
                .put("encodedList", StatusList2021.encode(bits));
        return credential;
    }

    /** Bitstring Status List 1.0, section 2.2, as a VCDM 2.0 credential, to be signed with eddsa-rdfc-2022. */
    ObjectNode bitstring(StatusList list, StatusBits bits, Instant from, Instant until) {
        String id = address(list) + "/bitstring";
        ObjectNode credential = credential(
                id, "BitstringStatusListCredential", list.issuerDid(), "https://www.w3.org/ns/credentials/v2");
        credential.put("validFrom", from.toString()).put("validUntil", until.toString());
        credential
                .putObject("credentialSubject")
                .put("id", id + "#list")
                .put("type", "BitstringStatusList")
                .put("statusPurpose", PURPOSE)
                .put("encodedList", BitstringStatusList.encode(bits))
                .put("ttl", config.ttl().toMillis());
        return credential;
    }

    /** Token Status List (draft-ietf-oauth-status-list-21, section 5.1), to be signed as a JWT. */
    StatusListToken token(StatusList list, byte[] statuses, Instant from, Instant until) {
        return new StatusListToken(
                address(list) + "/token",
                from,
                Optional.of(until),
                Optional.of(config.ttl()),
                TOKEN_BITS,
                TokenStatusList.encode(TOKEN_BITS, statuses));
    }

    private String address(StatusList list) {
        return config.publicUrl() + "/credentials/status/" + list.listId();
    }

    private static ObjectNode credential(String id, String type, String issuer, String... contexts) {
        ObjectNode credential = object();
        for (String context : contexts) {
            credential.withArray("@context").add(context);
        }
        credential.put("id", id).putArray("type").add("VerifiableCredential").add(type);
        return credential.put("issuer", issuer);
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }
}
