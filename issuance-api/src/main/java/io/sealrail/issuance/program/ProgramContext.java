package io.sealrail.issuance.program;

import com.fasterxml.jackson.databind.node.ObjectNode;

import io.sealrail.issuance.Json;

/**
 * The JSON-LD 1.1 context of one version of a program: its credential type, {@code coreClaimHash} and the properties of its
 * subject, {@code @protected} (JSON-LD 1.1 section 4.1.11), so that no later context can give a signed claim another meaning.
 */
final class ProgramContext {

    private ProgramContext() {}

    /**
     * Generates the context document.
     *
     * @param url where it will be served; terms are fragments of it
     */
    static ObjectNode generate(String url, String credentialType, SubjectSchema schema) {
        ObjectNode document = Json.object();
        ObjectNode terms = document.putObject("@context").put("@version", 1.1).put("@protected", true);
        terms.put(credentialType, url + "#" + credentialType);
        terms.put("coreClaimHash", url + "#coreClaimHash");
        schema.terms().forEach((name, type) -> define(terms, url, name, type));
        return document;
    }

    private static void define(ObjectNode terms, String url, String name, TermType type) {
        String iri = url + "#" + name;
        type.iri()
                .ifPresentOrElse(
                        typeIri -> terms.putObject(name).put("@id", iri).put("@type", typeIri),
                        () -> terms.put(name, iri));
    }
}
