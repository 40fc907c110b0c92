package io.sealrail.verifier.verify;

import java.time.Duration;
import java.time.Instant;
import java.util.function.Function;

import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;

import io.sealrail.verifier.TestCredentials;
import io.sealrail.verifier.TestIssuer;
import io.sealrail.verifier.TestSdJwt;
import io.sealrail.verifier.TestTokenList;

/** SD-JWT VCs of which each has one thing wrong, and the code that tells it. */
enum ForgedSdJwt {
    NOT_AN_SD_JWT("SD_JWT_MALFORMED", Fails.SIGNATURE, it -> "a.b~"),
    ONLY_A_TILDE("SD_JWT_MALFORMED", Fails.SIGNATURE, it -> "~"),
    A_DISCLOSURE_OF_NOTHING("SD_JWT_MALFORMED", Fails.SIGNATURE, it -> it.signed() + "e30~"),
    CRITICAL_EXTENSION(
            "SD_JWT_MALFORMED",
            Fails.SIGNATURE,
            it -> it.header(h -> h.putArray("crit").add("b64"))),
    TOO_LONG("DOCUMENT_TOO_LARGE", Fails.SIGNATURE, it -> it.signed() + "x".repeat(300_000) + "~"),
    TOO_MANY_DISCLOSURES("DOCUMENT_TOO_LARGE", Fails.SIGNATURE, it -> it.signed() + "WyJhIiwxXQ~".repeat(2_000)),
    TOO_DEEP("DOCUMENT_TOO_DEEP", Fails.SIGNATURE, it -> it.payload(p -> p.set("x", GenuineSdJwt.nested(40)))),
    OF_THE_OLD_TYPE("TOKEN_TYPE_WRONG", Fails.SIGNATURE, it -> it.header(h -> h.put("typ", "vc+sd-jwt"))),
    OF_NO_TYPE("TOKEN_TYPE_WRONG", Fails.SIGNATURE, it -> it.header(h -> h.remove("typ"))),
    WITHOUT_VCT("VCT_MISSING", Fails.SIGNATURE, it -> it.payload(p -> p.remove("vct"))),
    VCT_NO_TEXT("VCT_MISSING", Fails.SIGNATURE, it -> it.payload(p -> p.put("vct", 7))),
    WITHOUT_ISSUER("ISSUER_MISSING", Fails.SIGNATURE, it -> it.payload(p -> p.remove("iss"))),
    ISSUER_NO_DID("ISSUER_MALFORMED", Fails.SIGNATURE, it -> it.payload(p -> p.put("iss", "urn:uuid:1"))),
    ISSUER_PLAIN_HTTP("ISSUER_MALFORMED", Fails.SIGNATURE, it -> it.payload(p -> p.put("iss", "http://other.test"))),
    ISSUER_BELOW_OUR_ORIGIN(
            "ISSUER_UNRESOLVED", Fails.SIGNATURE, it -> it.payload(p -> p.put("iss", "https://sealrail.test/x"))),
    WITHOUT_ALGORITHM("ALGORITHM_REFUSED", Fails.SIGNATURE, it -> it.unsigned("{}")),
    ALGORITHM_NONE("ALGORITHM_REFUSED", Fails.SIGNATURE, it -> it.unsigned("{\"alg\":\"none\"}")),
    ALGORITHM_OF_A_SECRET("ALGORITHM_REFUSED", Fails.SIGNATURE, it -> it.unsigned("{\"alg\":\"HS256\"}")),
    ALGORITHM_UNKNOWN("PROOF_UNSUPPORTED", Fails.SIGNATURE, it -> it.unsigned("{\"alg\":\"ES384\"}")),
    ALGORITHM_OF_ANOTHER_KEY("SIGNATURE_INVALID", Fails.SIGNATURE, it -> it.unsigned("{\"alg\":\"ES256\"}")),
    WITHOUT_KEY_ID("KEY_NOT_NAMED", Fails.SIGNATURE, it -> it.header(h -> h.remove("kid"))),
    KEY_BY_CERTIFICATE(
            "KEY_UNSUPPORTED",
            Fails.SIGNATURE,
            it -> it.header(h -> {
                h.remove("kid");
                h.putArray("x5c").add("MII");
            })),
    KEY_OF_SOMEBODY_ELSE(
            "KEY_NOT_OF_ISSUER", Fails.SIGNATURE, it -> it.header(h -> h.put("kid", "did:web:other.test#key-1"))),
    KEY_OF_NOBODY("KEY_NOT_FOUND", Fails.SIGNATURE, it -> it.header(h -> h.put("kid", "#key-9"))),
    KEY_REVOKED("KEY_REVOKED", Fails.SIGNATURE, it -> {
        it.serveKey(it.key().revokedAt(Instant.now().minusSeconds(600)));
        return it.signed();
    }),
    KEY_RETIRED_BEFORE("KEY_ENDED_BEFORE_ISSUE", Fails.SIGNATURE, it -> {
        it.serveKey(it.key().expiredAt(Instant.now().minusSeconds(3_600)));
        return it.signed();
    }),
    KEY_RETIRED_AT_AN_UNKNOWN_TIME("KEY_ENDED_TIME_UNKNOWN", Fails.SIGNATURE, it -> {
        it.serveKey(it.key().expiredAt(Instant.now().minusSeconds(3_600)));
        return it.payload(p -> p.remove("iat"));
    }),
    SIGNED_BY_ANOTHER("SIGNATURE_INVALID", Fails.SIGNATURE, it -> it.sdJwt()
            .signBy(TestIssuer.didKey().key())),
    PAYLOAD_CHANGED("SIGNATURE_INVALID", Fails.SIGNATURE, it -> it.tampered()),

    DISCLOSURE_CHANGED(
            "DISCLOSURE_UNREFERENCED",
            Fails.SIGNATURE,
            it -> TestSdJwt.replaced(
                    it.signed(),
                    TestSdJwt.disclosure("farm", IntNode.valueOf(99)).encoded())),
    DISCLOSURE_ADDED(
            "DISCLOSURE_UNREFERENCED",
            Fails.SIGNATURE,
            it -> it.with(TestSdJwt.disclosure("admin", JsonNodeFactory.instance.booleanNode(true)))),
    DISCLOSURE_TWICE("DISCLOSURE_DOUBLED", Fails.SIGNATURE, it -> {
        TestSdJwt sdJwt = it.sdJwt();
        return sdJwt.with(sdJwt.disclosures().get(0)).sign();
    }),
    DIGEST_TWICE(
            "DIGEST_DOUBLED",
            Fails.SIGNATURE,
            it -> it.payload(p -> p.putObject("x").set("_sd", p.get("_sd").deepCopy()))),
    DIGESTS_NO_LIST(
            "DIGESTS_MALFORMED",
            Fails.SIGNATURE,
            it -> it.payload(p -> p.putObject("x").put("_sd", 1))),
    HASH_OF_ANOTHER_KIND(
            "DISCLOSURE_HASH_UNSUPPORTED", Fails.SIGNATURE, it -> it.payload(p -> p.put("_sd_alg", "sha-512"))),
    ELEMENT_AS_MEMBER("DISCLOSURE_MISPLACED", Fails.SIGNATURE, it -> it.hide(null, IntNode.valueOf(1))),
    DISCLOSES_ITS_END("DISCLOSURE_NAME_RESERVED", Fails.SIGNATURE, it -> it.hide("nbf", IntNode.valueOf(1))),
    DISCLOSES_ITS_STATUS("DISCLOSURE_NAME_RESERVED", Fails.SIGNATURE, it -> it.hide("status", IntNode.valueOf(1))),
    DISCLOSES_DIGESTS("DISCLOSURE_NAME_RESERVED", Fails.SIGNATURE, it -> it.hide("_sd", IntNode.valueOf(1))),
    DISCLOSES_WHAT_IS_THERE("DISCLOSURE_NAME_DOUBLED", Fails.SIGNATURE, it -> it.hide("sub", IntNode.valueOf(1))),

    EXPIRED("EXPIRED", Fails.EXPIRY, it -> it.payload(p -> p.put("exp", TestSdJwt.seconds(Duration.ofMinutes(-2))))),
    NOT_YET_VALID(
            "NOT_YET_VALID",
            Fails.EXPIRY,
            it -> it.payload(p -> p.put("nbf", TestSdJwt.seconds(Duration.ofMinutes(2))))),
    ISSUED_LATER(
            "NOT_YET_VALID",
            Fails.EXPIRY,
            it -> it.payload(p -> p.put("iat", TestSdJwt.seconds(Duration.ofMinutes(2))))),
    ENDS_BEFORE_IT_BEGINS(
            "TIME_REVERSED",
            Fails.EXPIRY,
            it -> it.payload(p -> p.put("exp", TestSdJwt.seconds(Duration.ofHours(-1))))),
    END_IS_TEXT("TIME_MALFORMED", Fails.EXPIRY, it -> it.payload(p -> p.put("exp", "tomorrow"))),

    REVOKED("REVOKED", Fails.REVOCATION, it -> it.listed(list -> list.status(7, 1))),
    SUSPENDED("SUSPENDED", Fails.REVOCATION, it -> it.listed(list -> list.status(7, 2))),
    OF_ITS_APPLICATION("STATUS_OF_APPLICATION", Fails.REVOCATION, it -> it.listed(list -> list.status(7, 3))),
    STATUS_NO_OBJECT("STATUS_ENTRY_MALFORMED", Fails.REVOCATION, it -> it.payload(p -> p.put("status", "valid"))),
    STATUS_WITHOUT_ADDRESS("STATUS_ENTRY_MALFORMED", Fails.REVOCATION, it -> it.status(s -> s.remove("uri"))),
    STATUS_OF_ANOTHER_KIND(
            "STATUS_TYPE_UNSUPPORTED",
            Fails.REVOCATION,
            it -> it.payload(p -> p.putObject("status").putObject("other"))),
    INDEX_IS_TEXT("STATUS_INDEX_MALFORMED", Fails.REVOCATION, it -> it.status(s -> s.put("idx", "7"))),
    INDEX_NEGATIVE("STATUS_INDEX_MALFORMED", Fails.REVOCATION, it -> it.status(s -> s.put("idx", -1))),
    INDEX_OUT_OF_RANGE("STATUS_INDEX_OUT_OF_RANGE", Fails.REVOCATION, it -> it.status(s -> s.put("idx", 1_024))),
    LIST_AT_NO_PATH_OF_OURS(
            "STATUS_LIST_FOREIGN",
            Fails.REVOCATION,
            it -> it.status(s -> s.put("uri", TestCredentials.ORIGIN + "/credentials/status/../x"))),
    LIST_AWAY(
            "STATUS_LIST_UNAVAILABLE",
            Fails.REVOCATION,
            it -> it.status(s -> s.put("uri", TestTokenList.address("nobodys")))),
    LIST_OF_ANOTHER_ISSUER("STATUS_LIST_OF_ANOTHER_ISSUER", Fails.REVOCATION, it -> {
        TestTokenList.of(TestIssuer.ofPlatform().serve(), it.name()).serve();
        return it.signed();
    }),
    LIST_NAMES_ANOTHER_ISSUER(
            "STATUS_LIST_OF_ANOTHER_ISSUER",
            Fails.REVOCATION,
            it -> it.listed(list -> list.payload(p -> p.put("iss", "did:web:other.test")))),
    LIST_OF_ANOTHER_ADDRESS("STATUS_LIST_OF_ANOTHER_ADDRESS", Fails.REVOCATION, it -> {
        TestTokenList list = TestTokenList.of(it.issuer(), it.name());
        list.serve(TestTokenList.of(it.issuer(), "another").sign());
        return it.signed();
    }),
    LIST_OF_ANOTHER_TYPE(
            "STATUS_LIST_OF_ANOTHER_TYPE",
            Fails.REVOCATION,
            it -> it.listed(list -> list.header(h -> h.put("typ", "JWT")))),
    LIST_OF_AN_UNKNOWN_KEY(
            "STATUS_LIST_UNVERIFIED",
            Fails.REVOCATION,
            it -> it.listed(list -> list.header(h -> h.put("kid", it.issuer().did() + "#key-9")))),
    LIST_CHANGED("STATUS_LIST_UNVERIFIED", Fails.REVOCATION, it -> {
        TestIssuer forger = new TestIssuer(
                it.issuer().did(), it.issuer().keyId(), TestIssuer.didKey().key());
        TestTokenList.of(forger, it.name()).serve();
        return it.signed();
    }),
    LIST_OF_AN_ENDLESS_ADDRESS("STATUS_LIST_MALFORMED", Fails.REVOCATION, it -> {
        TestTokenList list = TestTokenList.of(it.issuer(), it.name());
        list.serve(TestTokenList.of(it.issuer(), "a".repeat(2_048)).sign());
        return it.signed();
    }),
    LIST_NO_JWT("STATUS_LIST_UNVERIFIED", Fails.REVOCATION, it -> {
        TestTokenList.of(it.issuer(), it.name()).serve("{}");
        return it.signed();
    }),
    LIST_EXPIRED(
            "STATUS_LIST_STALE",
            Fails.REVOCATION,
            it -> it.listed(list -> list.payload(p -> p.put("exp", TestSdJwt.seconds(Duration.ofMinutes(-2)))))),
    LIST_WITHOUT_TIME(
            "STATUS_LIST_MALFORMED", Fails.REVOCATION, it -> it.listed(list -> list.payload(p -> p.remove("iat")))),
    LIST_OF_THREE_BITS(
            "STATUS_LIST_MALFORMED",
            Fails.REVOCATION,
            it -> it.listed(list ->
                    list.payload(p -> p.putObject("status_list").put("bits", 3).put("lst", "eNrbuRgAAhcBXQ")))),
    LIST_OF_NO_ZLIB(
            "STATUS_LIST_MALFORMED",
            Fails.REVOCATION,
            it -> it.listed(list ->
                    list.payload(p -> p.putObject("status_list").put("bits", 1).put("lst", "AAAA")))),
    LIST_THAT_EXPLODES("STATUS_LIST_MALFORMED", Fails.REVOCATION, it -> it.listed(TestTokenList::bomb));

    /** Which of the three checks does not pass; without a signature nothing is known of the status either. */
    enum Fails {
        SIGNATURE,
        EXPIRY,
        REVOCATION
    }

    final String code;
    final Fails fails;
    private final Function<GenuineSdJwt, String> forge;

    ForgedSdJwt(String code, Fails fails, Function<GenuineSdJwt, String> forge) {
        this.code = code;
        this.fails = fails;
        this.forge = forge;
    }

    String forge() {
        String list = "sdjwt-" + name().toLowerCase().replace('_', '-');
        return forge.apply(new GenuineSdJwt(TestIssuer.ofPlatform().serve(), list));
    }
}
