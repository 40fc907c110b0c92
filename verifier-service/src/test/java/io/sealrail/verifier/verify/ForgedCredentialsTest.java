package io.sealrail.verifier.verify;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import io.sealrail.credential.proof.Cryptosuite;
import io.sealrail.verifier.Answer;
import io.sealrail.verifier.OnStack;
import io.sealrail.verifier.StandIn;
import io.sealrail.verifier.TestCredentials;
import io.sealrail.verifier.TestIssuer;
import io.sealrail.verifier.result.Finding;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

@OnStack
class ForgedCredentialsTest {

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource({
        "io.sealrail.verifier.verify.ForgedCredentials#ofSignatures",
        "io.sealrail.verifier.verify.ForgedCredentials#ofProofs",
        "io.sealrail.verifier.verify.ForgedCredentials#ofDocuments"
    })
    void refusesWhatIsNotTheIssuers(String name, Finding finding, ObjectNode forged) {
        Answer answer = Answer.of(forged);
        assertTrue(answer.codes().contains(finding.name()), name + " gives " + answer.codes());
        assertFalse(answer.valid());
        assertFalse(answer.signature());
        assertFalse(answer.revocation());
        assertTrue(answer.codes().contains("STATUS_NOT_CHECKED"));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("io.sealrail.verifier.verify.ForgedCredentials#ofTimes")
    void tellsWhatIsGenuineButNotNowFromWhatIsForged(String name, Finding finding, ObjectNode credential) {
        Answer answer = Answer.of(credential);
        assertTrue(answer.codes().contains(finding.name()), name + " gives " + answer.codes());
        assertFalse(answer.valid());
        assertFalse(answer.expiry());
        assertTrue(answer.signature());
    }

    @Test
    void acceptsAProofSetAndSaysWhichProofItCouldNotCheck() {
        TestIssuer issuer = TestIssuer.didKey();
        ObjectNode signed = issuer.sign(TestCredentials.version2(issuer), Cryptosuite.EDDSA_RDFC_2022);
        ObjectNode twice = issuer.sign(signed, Cryptosuite.EDDSA_JCS_2022);
        assertTrue(Answer.of(twice).valid());
        ObjectNode unknown = twice.get("proof").get(0).deepCopy();
        twice.withArray("proof").add(unknown.put("cryptosuite", "bbs-2023"));
        Answer answer = Answer.of(twice);
        assertTrue(answer.valid());
        assertTrue(answer.codes().contains("PROOF_IGNORED"));
    }

    /** A complete graph of blank nodes that look all alike: the work of telling them apart grows without bound. */
    @Test
    void refusesAnEntangledDocumentAtOnce() {
        String url = TestCredentials.ORIGIN + "/contexts/programs/entangled/1";
        StandIn.serve(
                "/contexts/programs/entangled/1",
                "{\"@context\":{\"@protected\":true,\"knows\":{\"@id\":\"urn:knows\",\"@type\":\"@id\"}}}");
        TestIssuer issuer = TestIssuer.didKey();
        ObjectNode signed = issuer.sign(TestCredentials.version2(issuer), Cryptosuite.EDDSA_RDFC_2022);
        signed.withArray("@context").add(url);
        ArrayNode all = signed.withObject("credentialSubject").putArray("knows");
        for (int i = 0; i < 12; i++) {
            ArrayNode others = all.addObject().put("id", "_:b" + i).putArray("knows");
            for (int j = 0; j < 12; j++) {
                if (i != j) {
                    others.add("_:b" + j);
                }
            }
        }
        assertTrue(Answer.of(signed).codes().contains("DOCUMENT_TOO_COMPLEX"));
    }

    @Test
    void saysThatACredentialHasNoEnd() {
        TestIssuer issuer = TestIssuer.didKey();
        ObjectNode unsigned = TestCredentials.version2(issuer);
        unsigned.remove("validUntil");
        Answer answer = Answer.of(issuer.sign(unsigned, Cryptosuite.EDDSA_RDFC_2022));
        assertTrue(answer.valid());
        assertTrue(answer.codes().contains("NO_EXPIRY"));
    }
}
