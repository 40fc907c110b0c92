package io.sealrail.verifier;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.sealrail.credential.key.CompactJws;
import io.sealrail.credential.key.Ed25519KeyPair;
import io.sealrail.credential.sdjwt.Disclosure;

/** An SD-JWT VC as the Notary issues it, right until a test bends it; signs whatever it has become. */
public final class TestSdJwt {

    private static final SecureRandom RANDOM = new SecureRandom();

    private final TestIssuer issuer;
    private final ObjectNode header = JsonNodeFactory.instance.objectNode();
    private final ObjectNode payload = JsonNodeFactory.instance.objectNode();
    private final List<Disclosure> disclosures = new ArrayList<>();

    private TestSdJwt(TestIssuer issuer) {
        this.issuer = issuer;
    }

    /** Valid for a day, with {@code farm} and {@code herd} to be disclosed, without status and holder. */
    public static TestSdJwt of(TestIssuer issuer) {
        TestSdJwt made = new TestSdJwt(issuer);
        made.header.put("alg", "EdDSA").put("typ", "dc+sd-jwt").put("kid", issuer.keyId());
        String id = "urn:registry-notary:credential:" + UUID.randomUUID();
        made.payload
                .put("iss", issuer.did())
                .put("sub", "rnref:v1:test")
                .put("iat", seconds(Duration.ofMinutes(-5)))
                .put("exp", seconds(Duration.ofDays(1)))
                .put("vct", TestCredentials.ORIGIN + "/vct/farmer")
                .put("id", id)
                .put("jti", id)
                .put("_sd_alg", "sha-256")
                .putArray("_sd");
        return made.hide("farm", JsonNodeFactory.instance.objectNode().put("hectares", 12))
                .hide("herd", JsonNodeFactory.instance.booleanNode(true));
    }

    /** Seconds since 1970, from now on. */
    public static long seconds(Duration fromNow) {
        return Instant.now().plus(fromNow).getEpochSecond();
    }

    public static Disclosure disclosure(String name, JsonNode value) {
        byte[] salt = new byte[16];
        RANDOM.nextBytes(salt);
        return Disclosure.of(salt, name, value);
    }

    /** Adds a member that is disclosed. */
    public TestSdJwt hide(String name, JsonNode value) {
        Disclosure disclosure = disclosure(name, value);
        payload.withArray("_sd").add(disclosure.digest());
        return with(disclosure);
    }

    /** Adds a disclosure that nothing refers to by itself. */
    public TestSdJwt with(Disclosure disclosure) {
        disclosures.add(disclosure);
        return this;
    }

    public TestSdJwt header(Consumer<ObjectNode> change) {
        change.accept(header);
        return this;
    }

    public TestSdJwt payload(Consumer<ObjectNode> change) {
        change.accept(payload);
        return this;
    }

    /** The platform's list of that name. */
    public TestSdJwt withStatus(String list, int index) {
        return withStatusAt(TestTokenList.address(list), index);
    }

    public TestSdJwt withStatusAt(String address, int index) {
        payload.putObject("status").putObject("status_list").put("idx", index).put("uri", address);
        return this;
    }

    public TestSdJwt boundTo(TestHolder holder) {
        payload.put("sub", holder.did());
        payload.putObject("cnf").put("kid", holder.did()).set("jwk", holder.jwk());
        return this;
    }

    public List<Disclosure> disclosures() {
        return disclosures;
    }

    /** The id of the credential. */
    public String id() {
        return payload.get("id").asText();
    }

    /** Compact, ending in a tilde, with all disclosures. */
    public String sign() {
        return signBy(issuer.key());
    }

    public String signBy(Ed25519KeyPair key) {
        return CompactJws.sign(header, payload, key.signer(issuer.keyId()))
                + disclosures.stream()
                        .map(disclosure -> "~" + disclosure.encoded())
                        .collect(Collectors.joining())
                + "~";
    }

    /** The same SD-JWT with other text for its disclosures. */
    public static String replaced(String compact, String... encoded) {
        return compact.substring(0, compact.indexOf('~'))
                + Arrays.stream(encoded).map(text -> "~" + text).collect(Collectors.joining())
                + "~";
    }
}
