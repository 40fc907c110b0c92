package io.sealrail.verifier.verify;

import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.params.provider.Arguments;

import io.sealrail.credential.proof.Cryptosuite;
import io.sealrail.verifier.TestCredentials;
import io.sealrail.verifier.TestIssuer;
import io.sealrail.verifier.result.Finding;

/** What a forger may try, by name, each with the finding that gives it away. */
final class ForgedCredentials {

    private static final Cryptosuite RDFC = Cryptosuite.EDDSA_RDFC_2022;
    private static final Cryptosuite JCS = Cryptosuite.EDDSA_JCS_2022;
    private static final String CREDENTIALS = "https://www.w3.org/2018/credentials#";

    private final TestIssuer issuer = TestIssuer.didKey();

    /** The signature does not hold, or holds something else together. */
    static Stream<Arguments> ofSignatures() {
        return Stream.of(
                forged("other-key", Finding.SIGNATURE_INVALID, ForgedCredentials::otherKey),
                forged(
                        "other-issuer",
                        Finding.KEY_NOT_OF_ISSUER,
                        it -> it.after("issuer", TestIssuer.didKey().did())),
                forged("other-method-of-the-issuer", Finding.KEY_NOT_FOUND, ForgedCredentials::otherMethod),
                forged(
                        "changed-claim",
                        Finding.SIGNATURE_INVALID,
                        it -> it.after(
                                signed -> signed.withObject("credentialSubject").put("id", "urn:uuid:0"))),
                forged(
                        "changed-claim-jcs",
                        Finding.SIGNATURE_INVALID,
                        it -> it.after(JCS, signed -> signed.withObject("credentialSubject")
                                .put("id", "urn:uuid:0"))),
                forged(
                        "changed-proof-time",
                        Finding.SIGNATURE_INVALID,
                        it -> it.proof("created", "2026-01-01T00:00:00Z")),
                forged("later-end", Finding.SIGNATURE_INVALID, it -> it.after("validUntil", "2999-01-01T00:00:00Z")),
                forged("added-term", Finding.TERM_UNDEFINED, it -> it.after("bonus", "1000")),
                forged("added-term-jcs", Finding.TERM_UNDEFINED, ForgedCredentials::undefinedTermUnderJcs),
                forged(
                        "signature-of-zeros",
                        Finding.SIGNATURE_INVALID,
                        it -> it.proof("proofValue", "z" + "1".repeat(64))),
                forged("signature-not-base58", Finding.SIGNATURE_INVALID, it -> it.proof("proofValue", "z0OIl")),
                forged(
                        "endless-signature",
                        Finding.PROOF_MALFORMED,
                        it -> it.proof("proofValue", "z" + "2".repeat(100_000))));
    }

    /** The proof is not one that could hold. */
    static Stream<Arguments> ofProofs() {
        return Stream.of(
                forged("proof-without-value", Finding.PROOF_MALFORMED, it -> it.proof("proofValue", null)),
                forged("proof-with-malformed-time", Finding.PROOF_MALFORMED, it -> it.proof("created", "yesterday")),
                forged(
                        "proof-of-the-future",
                        Finding.SIGNATURE_NOT_MADE_YET,
                        it -> it.proof("created", TestCredentials.time(Duration.ofMinutes(5)))),
                forged(
                        "proof-expired",
                        Finding.PROOF_EXPIRED,
                        it -> it.proof("expires", TestCredentials.time(Duration.ofMinutes(-5)))),
                forged(
                        "proof-for-login",
                        Finding.PROOF_PURPOSE_WRONG,
                        it -> it.proof("proofPurpose", "authentication")),
                forged("proof-of-another-suite", Finding.PROOF_UNSUPPORTED, it -> it.proof("cryptosuite", "bbs-2023")),
                forged("proof-chained", Finding.PROOF_UNSUPPORTED, it -> it.proof("previousProof", "urn:uuid:1")),
                forged("proof-no-object", Finding.PROOF_MALFORMED, it -> it.after("proof", "trust me")),
                forged("second-proof-broken", Finding.SIGNATURE_INVALID, ForgedCredentials::secondProofBroken));
    }

    /** The document is none that could be judged. */
    static Stream<Arguments> ofDocuments() {
        return Stream.of(
                forged("no-proof", Finding.PROOF_MISSING, it -> it.without("proof")),
                forged("no-issuer", Finding.ISSUER_MISSING, it -> it.without("issuer")),
                forged("no-subject", Finding.SUBJECT_MISSING, it -> it.without("credentialSubject")),
                forged("no-type", Finding.TYPE_MISSING, it -> it.after("type", "Diploma")),
                forged("no-context", Finding.CONTEXT_MISSING, it -> it.without("@context")),
                forged("issuer-no-did", Finding.ISSUER_MALFORMED, it -> it.after("issuer", "did:web:a b")),
                forged("issuer-of-the-web", Finding.ISSUER_UNRESOLVED, it -> it.ofIssuer("did:web:169.254.169.254")),
                forged("issuer-by-https", Finding.ISSUER_UNRESOLVED, it -> it.after("issuer", "https://localhost/")),
                forged("foreign-context", Finding.CONTEXT_UNKNOWN, it -> it.context("https://localhost/context")),
                forged("own-context", Finding.DOCUMENT_OBSCURED, ForgedCredentials::ownContext),
                forged("status-under-its-address", Finding.DOCUMENT_OBSCURED, ForgedCredentials::statusUnderItsAddress),
                forged("status-included", Finding.DOCUMENT_OBSCURED, ForgedCredentials::statusIncluded),
                forged("too-deep", Finding.DOCUMENT_TOO_DEEP, ForgedCredentials::deep),
                forged(
                        "too-large",
                        Finding.DOCUMENT_TOO_LARGE,
                        it -> it.after("type", many("VerifiableCredential", 9_000))),
                forged(
                        "too-many-contexts",
                        Finding.DOCUMENT_TOO_MANY_PARTS,
                        it -> it.after("@context", many("https://www.w3.org/ns/credentials/v2", 9))));
    }

    /** Genuine, but not now. */
    static Stream<Arguments> ofTimes() {
        return Stream.of(
                forged("expired", Finding.EXPIRED, it -> it.before("validUntil", time(Duration.ofMinutes(-2)))),
                forged(
                        "not-yet-valid",
                        Finding.NOT_YET_VALID,
                        it -> it.before("validFrom", time(Duration.ofMinutes(2)))),
                forged(
                        "time-without-zone",
                        Finding.TIME_MALFORMED,
                        it -> it.before("validUntil", "2999-01-01T00:00:00")),
                forged("time-no-text", Finding.TIME_MALFORMED, ForgedCredentials::timeInAList),
                forged("ends-before-it-begins", Finding.TIME_REVERSED, ForgedCredentials::reversed));
    }

    private static Arguments forged(String name, Finding finding, Function<ForgedCredentials, ObjectNode> forge) {
        return Arguments.of(name, finding, forge.apply(new ForgedCredentials()));
    }

    private ObjectNode genuine(Cryptosuite suite) {
        return issuer.sign(TestCredentials.version2(issuer), suite);
    }

    private ObjectNode after(Cryptosuite suite, Consumer<ObjectNode> change) {
        ObjectNode signed = genuine(suite);
        change.accept(signed);
        return signed;
    }

    private ObjectNode after(Consumer<ObjectNode> change) {
        return after(RDFC, change);
    }

    private ObjectNode after(String member, String value) {
        return after(signed -> signed.put(member, value));
    }

    private ObjectNode after(String member, JsonNode value) {
        return after(signed -> signed.set(member, value));
    }

    private ObjectNode before(String member, String value) {
        return issuer.sign(TestCredentials.version2(issuer).put(member, value), RDFC);
    }

    private ObjectNode without(String member) {
        return after(signed -> signed.remove(member));
    }

    private ObjectNode proof(String member, String value) {
        return after(signed -> signed.withObject("proof").put(member, value));
    }

    private ObjectNode context(String url) {
        return after(signed -> signed.withArray("@context").add(url));
    }

    private ObjectNode ofIssuer(String did) {
        TestIssuer web = new TestIssuer(did, did + "#key-1", issuer.key());
        return web.sign(TestCredentials.version2(web), RDFC);
    }

    private ObjectNode otherKey() {
        return TestIssuer.didKey().claiming(issuer.keyId()).sign(TestCredentials.version2(issuer), RDFC);
    }

    private ObjectNode otherMethod() {
        return issuer.claiming(issuer.did() + "#another").sign(TestCredentials.version2(issuer), RDFC);
    }

    private ObjectNode undefinedTermUnderJcs() {
        return issuer.sign(TestCredentials.version2(issuer).put("bonus", "1000"), JCS);
    }

    private ObjectNode secondProofBroken() {
        ObjectNode twice = issuer.sign(genuine(RDFC), JCS);
        ((ObjectNode) twice.get("proof").get(1)).put("created", "2026-01-01T00:00:00Z");
        return twice;
    }

    /** The same statements in RDF, so that the signature holds; but a reader of JSON sees no status any more. */
    private ObjectNode statusUnderItsAddress() {
        ObjectNode signed =
                issuer.sign(TestCredentials.withBitstring(TestCredentials.version2(issuer), "hidden", 1), RDFC);
        signed.set(CREDENTIALS + "credentialStatus", signed.remove("credentialStatus"));
        return signed;
    }

    private ObjectNode statusIncluded() {
        ObjectNode signed =
                issuer.sign(TestCredentials.withBitstring(TestCredentials.version2(issuer), "hidden", 1), RDFC);
        ObjectNode elsewhere =
                JsonNodeFactory.instance.objectNode().put("id", signed.get("id").asText());
        elsewhere.set("credentialStatus", signed.remove("credentialStatus"));
        signed.set("@included", elsewhere);
        return signed;
    }

    private ObjectNode ownContext() {
        ObjectNode signed =
                issuer.sign(TestCredentials.withBitstring(TestCredentials.version2(issuer), "hidden", 1), RDFC);
        signed.withArray("@context").addObject().put("harmless", CREDENTIALS + "credentialStatus");
        signed.set("harmless", signed.remove("credentialStatus"));
        return signed;
    }

    private ObjectNode deep() {
        ObjectNode inner = JsonNodeFactory.instance.objectNode();
        for (int i = 0; i < 50; i++) {
            ObjectNode outer = JsonNodeFactory.instance.objectNode();
            outer.set("evidence", inner);
            inner = outer;
        }
        return after("evidence", inner);
    }

    private ObjectNode timeInAList() {
        return after(signed -> {
            JsonNode end = signed.get("validUntil");
            signed.putArray("validUntil").add(end);
        });
    }

    private ObjectNode reversed() {
        ObjectNode credential = TestCredentials.version2(issuer).put("validFrom", time(Duration.ofMinutes(-1)));
        return issuer.sign(credential.put("validUntil", time(Duration.ofMinutes(-2))), RDFC);
    }

    private static ArrayNode many(String value, int times) {
        ArrayNode values = JsonNodeFactory.instance.arrayNode();
        for (int i = 0; i < times; i++) {
            values.add(value);
        }
        return values;
    }

    private static String time(Duration fromNow) {
        return TestCredentials.time(fromNow);
    }
}
