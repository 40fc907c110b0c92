package io.sealrail.issuance.credential;

import java.time.temporal.ChronoUnit;
import java.util.UUID;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.sealrail.events.StatusReference;

/** The unsigned document of a program's credential: Verifiable Credentials Data Model 2.0, Bitstring Status List 1.0. */
final class CredentialDocument {

    private static final String BASE_CONTEXT = "https://www.w3.org/ns/credentials/v2";

    private CredentialDocument() {}

    /**
     * The document that says what the core claim commits to.
     *
     * @param command what was asked for
     * @param user the subject
     * @param signed the ids, times and status that were chosen; its document is not looked at
     * @param publicUrl the origin of the addresses in it
     */
    static ObjectNode unsigned(IssueCommand command, UUID user, SignedCredential signed, String publicUrl) {
        String program = command.program().programId();
        ObjectNode document = JsonNodeFactory.instance.objectNode();
        document.putArray("@context")
                .add(BASE_CONTEXT)
                .add(publicUrl + "/contexts/programs/" + program + "/"
                        + command.program().version());
        document.put("id", publicUrl + "/v1/credentials/" + signed.credentialId());
        document.putArray("type")
                .add("VerifiableCredential")
                .add(command.program().credentialType());
        document.put("issuer", command.program().issuerDid());
        document.put(
                "validFrom", signed.issuedAt().truncatedTo(ChronoUnit.SECONDS).toString());
        if (signed.expiresAt() != null) {
            document.put("validUntil", signed.expiresAt().toString());
        }
        document.putObject("credentialSubject").put("id", subjectId(user)).setAll(command.subject());
        document.put("coreClaimHash", signed.coreClaimHash());
        document.set("credentialStatus", status(signed.status(), publicUrl));
        return document;
    }

    /** How a core claim and a document refer to the user. */
    static String subjectId(UUID user) {
        return "urn:uuid:" + user;
    }

    private static ObjectNode status(StatusReference status, String publicUrl) {
        String list = publicUrl + "/credentials/status/" + status.listId() + "/bitstring";
        return JsonNodeFactory.instance
                .objectNode()
                .put("id", list + "#" + status.index())
                .put("type", "BitstringStatusListEntry")
                .put("statusPurpose", "revocation")
                .put("statusListIndex", Integer.toString(status.index()))
                .put("statusListCredential", list);
    }
}
