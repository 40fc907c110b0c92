package io.sealrail.issuance.program;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.TreeSet;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Test;

import io.sealrail.credential.canonical.Contexts;
import io.sealrail.credential.canonical.Rdfc;
import io.sealrail.kit.http.Problem;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

class ProgramContextTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String URL = "http://sealrail.test/contexts/programs/c21s70g0i54sn0023172Cv/1";

    @Test
    void definesEveryTermOfTheSubject() {
        assertEquals(json("context.json"), generated());
    }

    /** {@code credential.nq} was made with jsonld.js 8 in safe mode from the same context. */
    @Test
    void credentialCanonicalisesAsInJavaScript() {
        byte[] quads =
                Rdfc.canonicalize(json("credential.json"), Contexts.bundled().with(URL, generated()));
        assertEquals(text("/program-context/credential.nq"), new String(quads, StandardCharsets.UTF_8));
    }

    /** What is accepted has a meaning only inside of things that our credentials do not contain. */
    @Test
    void refusesTermsOfTheDataModel() {
        Set<String> terms = new TreeSet<>();
        collect(parse(text("/contexts/credentials-v2.jsonld")).path("@context"), terms);
        Set<String> accepted = new TreeSet<>();
        for (String term : terms) {
            if (isAccepted(term)) {
                accepted.add(term);
            }
        }
        assertEquals(
                Set.of(
                        "assertionMethod",
                        "authentication",
                        "capabilityDelegation",
                        "capabilityInvocation",
                        "jsonSchema",
                        "jwk",
                        "keyAgreement",
                        "message",
                        "status"),
                accepted);
    }

    @Test
    void refusesTypeOfTheDataModel() {
        ProgramRequest request = request("BitstringStatusListEntry", "age");
        assertThrows(Problem.class, () -> check(request));
    }

    private static boolean isAccepted(String property) {
        try {
            check(request("MembershipCredential", property));
            return true;
        } catch (Problem refused) {
            return false;
        }
    }

    private static void check(ProgramRequest request) {
        ProgramProbe.check(ProgramRules.of(request), URL);
    }

    private static ProgramRequest request(String type, String property) {
        ObjectNode schema = JSON.createObjectNode().put("type", "object");
        schema.putObject("properties").putObject(property).put("type", "string");
        return new ProgramRequest(null, "did:air:id:test:x", "A", type, schema, null, null, null, null, null, null);
    }

    private static void collect(JsonNode context, Set<String> terms) {
        context.properties().forEach(term -> {
            if (!term.getKey().startsWith("@")) {
                terms.add(term.getKey());
            }
            collect(term.getValue().path("@context"), terms);
        });
    }

    private static ObjectNode generated() {
        return ProgramContext.generate(URL, "MembershipCredential", SubjectSchema.of(json("schema.json")));
    }

    private static ObjectNode json(String name) {
        return (ObjectNode) parse(text("/program-context/" + name));
    }

    private static JsonNode parse(String text) {
        try {
            return JSON.readTree(text);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String text(String resource) {
        try (InputStream in = ProgramContextTest.class.getResourceAsStream(resource)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
