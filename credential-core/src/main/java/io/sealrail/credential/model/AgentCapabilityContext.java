package io.sealrail.credential.model;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * The JSON-LD 1.1 context of agents' credentials, {@code @protected} (section 4.1.11), so that no later context can give a
 * signed claim another meaning. It goes with VCDM 1.1 and both kinds of proof: it defines no name that one of their contexts
 * defines otherwise. A credential's {@code id} and {@code type} come from {@code credentials/v1}.
 */
public final class AgentCapabilityContext {

    /** The type that agents' credentials carry beside {@code VerifiableCredential}. */
    public static final String TYPE = "AgentCapabilityCredential";

    private static final String PATH = "/contexts/agent-capability/v1";
    private static final String SECURITY = "https://w3id.org/security#";

    private AgentCapabilityContext() {}

    /**
     * Where the context is served; its terms are fragments of this.
     *
     * @param publicUrl the platform's public base URL without a trailing slash
     */
    public static String url(String publicUrl) {
        return publicUrl + PATH;
    }

    /** The document: an object with {@code @context}. A change of a term's meaning needs another URL, a {@code v2}. */
    public static ObjectNode document(String publicUrl) {
        String base = url(publicUrl) + '#';
        ObjectNode document = JsonNodeFactory.instance.objectNode();
        ObjectNode terms = document.putObject("@context").put("@version", 1.1).put("@protected", true);
        terms.put(TYPE, base + TYPE)
                .put("coreClaimHash", base + "coreClaimHash")
                .put("agentSlug", base + "agentSlug")
                .put("agentVersion", base + "agentVersion")
                .put("displayName", base + "displayName")
                .put("description", "http://schema.org/description");
        terms.putObject("capabilities").put("@id", base + "capabilities").put("@container", "@set");
        terms.putObject("publicKeyMultibase")
                .put("@id", SECURITY + "publicKeyMultibase")
                .put("@type", SECURITY + "multibase");
        return document;
    }
}
