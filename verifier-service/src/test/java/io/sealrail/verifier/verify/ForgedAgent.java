package io.sealrail.verifier.verify;

import java.time.Duration;
import java.time.Instant;
import java.util.function.Function;

import com.fasterxml.jackson.databind.node.ObjectNode;

import io.sealrail.credential.did.DidDocument;
import io.sealrail.credential.did.VerificationMethod;
import io.sealrail.credential.proof.Cryptosuite;
import io.sealrail.verifier.TestCredentials;
import io.sealrail.verifier.TestIssuer;
import io.sealrail.verifier.TestList;

import static java.util.List.of;

/** What a forger may try with an agent's credential (VC Data Model 1.1, Ed25519Signature2020), and what gives it away. */
enum ForgedAgent {
    OTHER_KEY(
            "SIGNATURE_INVALID",
            Fails.SIGNATURE,
            it -> it.signedBy(TestIssuer.didKey().claiming(it.issuer.keyId()))),
    OTHER_ISSUER("KEY_NOT_OF_ISSUER", Fails.SIGNATURE, it -> it.signed()
            .put("issuer", TestIssuer.didKey().did())),
    CHANGED_CLAIM("SIGNATURE_INVALID", Fails.SIGNATURE, it -> {
        ObjectNode signed = it.signed();
        signed.withObject("credentialSubject").withArray("capabilities").add("decision");
        return signed;
    }),
    CHANGED_HASH("SIGNATURE_INVALID", Fails.SIGNATURE, it -> it.signed().put("coreClaimHash", "0".repeat(64))),
    LATER_END("SIGNATURE_INVALID", Fails.SIGNATURE, it -> it.signed().put("expirationDate", "2999-01-01T00:00:00Z")),
    OTHER_PLACE_IN_THE_LIST("SIGNATURE_INVALID", Fails.SIGNATURE, it -> {
        ObjectNode signed = it.signed();
        signed.withObject("credentialStatus").put("statusListIndex", "8");
        return signed;
    }),
    WITHOUT_STATUS("SIGNATURE_INVALID", Fails.SIGNATURE, it -> {
        ObjectNode signed = it.signed();
        signed.remove("credentialStatus");
        return signed;
    }),
    CHANGED_PROOF_OPTION("SIGNATURE_INVALID", Fails.SIGNATURE, it -> it.proof("created", "2026-01-01T00:00:00Z")),
    CHANGED_PROOF_PURPOSE("PROOF_PURPOSE_WRONG", Fails.SIGNATURE, it -> it.proof("proofPurpose", "authentication")),
    PROOF_AS_DATA_INTEGRITY("PROOF_UNSUPPORTED", Fails.SIGNATURE, it -> it.proof("type", "DataIntegrityProof")),
    DROPPED_TERM("TERM_UNDEFINED", Fails.SIGNATURE, it -> {
        ObjectNode signed = it.signed();
        signed.withObject("credentialSubject").put("bonus", "1000");
        return signed;
    }),
    DROPPED_CONTEXT("TERM_UNDEFINED", Fails.SIGNATURE, it -> {
        ObjectNode signed = it.signed();
        signed.withArray("@context").remove(1);
        return signed;
    }),
    KEY_REVOKED("KEY_REVOKED", Fails.SIGNATURE, it -> {
        it.serveKey(it.key().revokedAt(Instant.now()));
        return it.signed();
    }),
    KEY_RETIRED_BEFORE("KEY_ENDED_BEFORE_ISSUE", Fails.SIGNATURE, it -> {
        it.serveKey(it.key().expiredAt(Instant.now().minus(Duration.ofDays(1))));
        return it.signed();
    }),
    BACKDATED_PROOF_OF_A_RETIRED_KEY("KEY_ENDED_BEFORE_ISSUE", Fails.SIGNATURE, it -> {
        it.serveKey(it.key().expiredAt(Instant.now().minus(Duration.ofHours(2))));
        return it.signedAt(Instant.now().minus(Duration.ofHours(3)));
    }),
    EXPIRED(
            "EXPIRED",
            Fails.EXPIRY,
            it -> it.signedWith("expirationDate", TestCredentials.time(Duration.ofMinutes(-2)))),
    NOT_YET_VALID(
            "NOT_YET_VALID",
            Fails.EXPIRY,
            it -> it.signedWith("issuanceDate", TestCredentials.time(Duration.ofMinutes(2)))),
    REVOKED("REVOKED", Fails.REVOCATION, it -> {
        TestList.statusList2021(it.issuer, it.name, 7).serve();
        return it.signed();
    }),
    WRONG_LIST("STATUS_LIST_OF_ANOTHER_ADDRESS", Fails.REVOCATION, it -> {
        ObjectNode other =
                TestList.statusList2021(it.issuer, it.name + "-other").sign();
        it.list().serve(other);
        return it.signed();
    }),
    WRONG_PURPOSE("STATUS_LIST_OF_ANOTHER_PURPOSE", Fails.REVOCATION, it -> {
        TestList list = it.list();
        list.subject().put("statusPurpose", "suspension");
        list.serve();
        return it.signed();
    }),
    LIST_OF_ANOTHER_TYPE("STATUS_LIST_OF_ANOTHER_TYPE", Fails.REVOCATION, it -> {
        TestList list = it.list();
        list.credential().putArray("type").add("VerifiableCredential");
        list.serve();
        return it.signed();
    }),
    LIST_OF_ANOTHER_ISSUER("STATUS_LIST_OF_ANOTHER_ISSUER", Fails.REVOCATION, it -> {
        TestList.statusList2021(TestIssuer.didKey(), it.name).serve();
        return it.signed();
    }),
    INDEX_OUT_OF_RANGE("STATUS_INDEX_OUT_OF_RANGE", Fails.REVOCATION, it -> it.signed(131_072)),
    LIST_TOO_SHORT("STATUS_LIST_TOO_SHORT", Fails.REVOCATION, it -> {
        it.list().ofSize(65_536).serve();
        return it.signed();
    }),
    STALE_LIST("STATUS_LIST_STALE", Fails.REVOCATION, it -> {
        it.list().outdated().serve();
        return it.signed();
    }),
    GZIP_BOMB("STATUS_LIST_MALFORMED", Fails.REVOCATION, it -> {
        it.list().bomb().serve();
        return it.signed();
    }),
    CHANGED_LIST("STATUS_LIST_UNVERIFIED", Fails.REVOCATION, it -> {
        ObjectNode changed = TestList.statusList2021(it.issuer, it.name, 7).sign();
        changed.withObject("credentialSubject")
                .set("encodedList", it.list().subject().get("encodedList"));
        it.list().serve(changed);
        return it.signed();
    });

    /** Which of the seed's three checks does not pass; without a signature nothing is known of the status either. */
    enum Fails {
        SIGNATURE,
        EXPIRY,
        REVOCATION
    }

    final String code;
    final Fails fails;
    private final Function<Genuine, ObjectNode> forge;

    ForgedAgent(String code, Fails fails, Function<Genuine, ObjectNode> forge) {
        this.code = code;
        this.fails = fails;
        this.forge = forge;
    }

    ObjectNode forge() {
        return forge.apply(new Genuine(
                TestIssuer.ofPlatform().serve(), name().toLowerCase().replace('_', '-')));
    }

    /** A credential of an agent that would be valid, with its key and list served. */
    private record Genuine(TestIssuer issuer, String name) {

        private Genuine {
            TestList.statusList2021(issuer, name).serve();
        }

        TestList list() {
            return TestList.statusList2021(issuer, name);
        }

        ObjectNode signed() {
            return signedBy(issuer);
        }

        ObjectNode signed(int index) {
            return sign(issuer, TestCredentials.agent(issuer, name, index));
        }

        ObjectNode signedBy(TestIssuer signer) {
            return sign(signer, TestCredentials.agent(issuer, name, 7));
        }

        ObjectNode signedWith(String member, String value) {
            return sign(issuer, TestCredentials.agent(issuer, name, 7).put(member, value));
        }

        ObjectNode signedAt(Instant created) {
            return issuer.sign(
                    TestCredentials.agent(issuer, name, 7),
                    Cryptosuite.ED25519_SIGNATURE_2020,
                    TestCredentials.agentContexts(),
                    created);
        }

        ObjectNode proof(String member, String value) {
            ObjectNode signed = signed();
            signed.withObject("proof").put(member, value);
            return signed;
        }

        VerificationMethod key() {
            return VerificationMethod.of(issuer.keyId(), issuer.key().publicKey());
        }

        void serveKey(VerificationMethod key) {
            issuer.serve(DidDocument.of(issuer.did(), of(key)).toString());
        }

        private static ObjectNode sign(TestIssuer signer, ObjectNode unsigned) {
            return signer.sign(unsigned, Cryptosuite.ED25519_SIGNATURE_2020, TestCredentials.agentContexts());
        }
    }
}
