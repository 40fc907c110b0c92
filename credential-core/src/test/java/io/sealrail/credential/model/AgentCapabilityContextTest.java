package io.sealrail.credential.model;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.sealrail.credential.Vectors;
import io.sealrail.credential.canonical.Contexts;
import io.sealrail.credential.canonical.MalformedDocumentException;
import io.sealrail.credential.canonical.Rdfc;
import io.sealrail.credential.canonical.UndefinedTermException;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class AgentCapabilityContextTest {

    private static final String PUBLIC_URL = "https://agents.example";
    private static final String OURS = AgentCapabilityContext.url(PUBLIC_URL);
    private static final String FIRST = "https://www.w3.org/2018/credentials/v1";
    private static final String SUITE = "https://w3id.org/security/suites/ed25519-2020/v1";
    private static final List<String> OTHERS = List.of(
            OURS, "https://w3id.org/vc/status-list/2021/v1", SUITE, "https://w3id.org/security/data-integrity/v2");
    private static final Contexts CONTEXTS = Contexts.bundled().with(OURS, AgentCapabilityContext.document(PUBLIC_URL));

    /** Every order of the contexts after the first, with and without the one of the second proof. */
    static Stream<List<String>> combinations() {
        return Stream.concat(orders(OTHERS), orders(OTHERS.subList(0, 3)));
    }

    @ParameterizedTest
    @MethodSource("combinations")
    void takesEveryMemberToTheQuads(List<String> contexts) {
        String quads = quads(credential(contexts));

        String subject = "<did:web:agents.example:agents:my-agent> ";
        Map.of(
                        "agentSlug", "\"my-agent\"",
                        "agentVersion", "\"2\"^^<http://www.w3.org/2001/XMLSchema#integer>",
                        "displayName", "\"My agent\"",
                        "capabilities", "\"tool_call\"")
                .forEach((term, value) -> assertHas(quads, subject + "<" + OURS + "#" + term + "> " + value + " ."));
        assertHas(quads, subject + "<" + OURS + "#capabilities> \"transaction\" .");
        assertHas(quads, subject + "<http://schema.org/description> \"Books journeys\" .");
        assertHas(
                quads,
                subject
                        + "<https://w3id.org/security#publicKeyMultibase> \"z6MkpTHR8VNsBxYAAWHut2Geadd9jSwuBV8xRoAnwWsdvktH\""
                        + "^^<https://w3id.org/security#multibase> .");
        String credential = "<urn:uuid:7f3c2a8e-5f0b-4a52-9d43-0f2d7a0c1b11> ";
        assertHas(quads, credential + "<" + OURS + "#coreClaimHash> \"" + "0a".repeat(32) + "\" .");
        assertHas(
                quads,
                credential + "<http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <" + OURS
                        + "#AgentCapabilityCredential> .");
        assertEquals(19, quads.lines().count(), "one a statement");
    }

    @Test
    void meansTheSameInEveryCombination() {
        byte[] one = Rdfc.canonicalize(credential(List.of(OURS, OTHERS.get(1), SUITE)), CONTEXTS);

        combinations().forEach(contexts -> assertArrayEquals(one, Rdfc.canonicalize(credential(contexts), CONTEXTS)));
    }

    @Test
    void goesWithAKeyOfTheSuiteInOneDocument() {
        ObjectNode credential = credential(OTHERS);
        credential
                .withObject("credentialSubject")
                .put("type", "Ed25519VerificationKey2020")
                .put("controller", "did:web:agents.example:agents:my-agent");

        assertHas(quads(credential), "<https://w3id.org/security#publicKeyMultibase> \"z6Mk");
    }

    @ParameterizedTest
    @ValueSource(strings = {"metadata", "name", "agent_slug", "capability"})
    void refusesAMemberOfTheSubjectThatItDoesNotDefine(String member) {
        ObjectNode credential = credential(OTHERS);
        credential.withObject("credentialSubject").put(member, "anything");

        assertThrows(UndefinedTermException.class, () -> Rdfc.canonicalize(credential, CONTEXTS));
    }

    @Test
    void refusesAnUndefinedMemberOfTheCredential() {
        ObjectNode credential = credential(OTHERS).put("note", "anything");

        assertThrows(UndefinedTermException.class, () -> Rdfc.canonicalize(credential, CONTEXTS));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "AgentCapabilityCredential",
                "coreClaimHash",
                "agentSlug",
                "agentVersion",
                "displayName",
                "description",
                "capabilities",
                "publicKeyMultibase"
            })
    void protectsItsTerms(String term) {
        ObjectNode credential = credential(OTHERS);
        credential.withArray("@context").addObject().put(term, "https://elsewhere.example/#" + term);

        assertThrows(MalformedDocumentException.class, () -> Rdfc.canonicalize(credential, CONTEXTS));
    }

    private static Stream<List<String>> orders(List<String> urls) {
        if (urls.isEmpty()) {
            return Stream.of(List.of());
        }
        return urls.stream().flatMap(first -> {
            List<String> rest = new ArrayList<>(urls);
            rest.remove(first);
            return orders(rest)
                    .map(tail -> Stream.concat(Stream.of(first), tail.stream()).toList());
        });
    }

    private static ObjectNode credential(List<String> others) {
        ObjectNode credential = Vectors.object("agent-credential.json");
        credential.putArray("@context").add(FIRST);
        others.forEach(credential.withArray("@context")::add);
        return credential;
    }

    private static String quads(ObjectNode credential) {
        return new String(Rdfc.canonicalize(credential, CONTEXTS), StandardCharsets.UTF_8);
    }

    private static void assertHas(String quads, String quad) {
        assertTrue(quads.contains(quad), () -> quad + " is not in\n" + quads);
    }
}
