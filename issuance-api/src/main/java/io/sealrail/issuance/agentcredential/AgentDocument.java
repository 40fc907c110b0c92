package io.sealrail.issuance.agentcredential;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.sealrail.credential.model.AgentCapabilityContext;
import io.sealrail.events.StatusReference;

/** The unsigned document of an agent's credential: Verifiable Credentials Data Model 1.1, StatusList2021. */
final class AgentDocument {

    private static final String CREDENTIALS = "https://www.w3.org/2018/credentials/v1";
    private static final String STATUS_LIST = "https://w3id.org/vc/status-list/2021/v1";
    private static final String SIGNATURE_2020 = "https://w3id.org/security/suites/ed25519-2020/v1";
    private static final String DATA_INTEGRITY = "https://w3id.org/security/data-integrity/v2";

    private AgentDocument() {}

    /** The claims: what the core claim's digest is over. */
    static ObjectNode subject(Agent agent, String agentDid) {
        ObjectNode subject = JsonNodeFactory.instance
                .objectNode()
                .put("id", agentDid)
                .put("agentSlug", agent.slug())
                .put("agentVersion", agent.version())
                .put("displayName", agent.displayName())
                .put("description", agent.description());
        ArrayNode capabilities = subject.putArray("capabilities");
        agent.capabilities().forEach(capabilities::add);
        if (agent.publicKeyMultibase() != null) {
            subject.put("publicKeyMultibase", agent.publicKeyMultibase());
        }
        return subject;
    }

    /**
     * The document that says what the core claim commits to.
     *
     * @param draft the ids, times and status that were chosen; its document is not looked at
     * @param secondProof whether it is to carry a Data Integrity proof, too
     */
    static ObjectNode unsigned(
            AgentCredential draft, ObjectNode subject, String issuerDid, String publicUrl, boolean secondProof) {
        ObjectNode document = JsonNodeFactory.instance.objectNode();
        ArrayNode contexts = document.putArray("@context")
                .add(CREDENTIALS)
                .add(AgentCapabilityContext.url(publicUrl))
                .add(STATUS_LIST)
                .add(SIGNATURE_2020);
        if (secondProof) {
            contexts.add(DATA_INTEGRITY);
        }
        document.put("id", draft.credentialId());
        document.putArray("type").add("VerifiableCredential").add(AgentCapabilityContext.TYPE);
        document.put("issuer", issuerDid);
        document.put("issuanceDate", draft.issuedAt().toString());
        document.put("expirationDate", draft.expiresAt().toString());
        document.set("credentialSubject", subject);
        document.put("coreClaimHash", draft.coreClaimHash());
        document.set("credentialStatus", status(draft.status(), publicUrl));
        return document;
    }

    private static ObjectNode status(StatusReference status, String publicUrl) {
        String list = publicUrl + "/credentials/status/" + status.listId();
        return JsonNodeFactory.instance
                .objectNode()
                .put("id", list + "#" + status.index())
                .put("type", "StatusList2021Entry")
                .put("statusPurpose", "revocation")
                .put("statusListIndex", Integer.toString(status.index()))
                .put("statusListCredential", list + "/credential");
    }
}
