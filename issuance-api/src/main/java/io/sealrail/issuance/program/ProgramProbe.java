package io.sealrail.issuance.program;

import com.fasterxml.jackson.databind.node.ObjectNode;

import io.sealrail.credential.canonical.CanonicalizationException;
import io.sealrail.credential.canonical.Contexts;
import io.sealrail.credential.canonical.Rdfc;
import io.sealrail.issuance.Json;
import io.sealrail.kit.http.Problem;

/** Canonicalises a credential with every field of a program, so that rules by which nothing can be signed are refused at once. */
final class ProgramProbe {

    private ProgramProbe() {}

    /**
     * Checks the rules; takes milliseconds, so not for the event loop.
     *
     * @param url where the context could be served
     * @throws Problem 400 {@code INVALID_PROGRAM} when a name means something else in a credential
     */
    static void check(ProgramRules rules, String url) {
        SubjectSchema schema = SubjectSchema.of(rules.subjectSchema());
        ObjectNode context = ProgramContext.generate(url, rules.credentialType(), schema);
        try {
            Rdfc.canonicalize(sample(url, rules, schema), Contexts.bundled().with(url, context));
        } catch (CanonicalizationException e) {
            throw Problem.of(
                    400, "INVALID_PROGRAM", "credentialType or a property has a name that a credential already uses");
        }
    }

    private static ObjectNode sample(String url, ProgramRules rules, SubjectSchema schema) {
        ObjectNode credential = Json.object();
        credential
                .putArray("@context")
                .add("https://www.w3.org/ns/credentials/v2")
                .add(url);
        credential.putArray("type").add("VerifiableCredential").add(rules.credentialType());
        credential.put("issuer", rules.issuerDid()).put("validFrom", "2026-01-01T00:00:00Z");
        credential.put("coreClaimHash", "00");
        ObjectNode subject =
                credential.putObject("credentialSubject").put("id", "urn:uuid:00000000-0000-0000-0000-000000000000");
        schema.terms().keySet().forEach(name -> subject.put(name, "2026-01-01T00:00:00Z"));
        return credential;
    }
}
