package io.sealrail.verifier;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.zip.DeflaterOutputStream;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.sealrail.credential.key.Base64Url;
import io.sealrail.credential.key.CompactJws;
import io.sealrail.credential.status.TokenStatusList;

/** A Token Status List to be served by the stand-in, right until a test bends it. */
public final class TestTokenList {

    private static final int ENTRIES = 1_024;

    private final TestIssuer issuer;
    private final ObjectNode header = JsonNodeFactory.instance.objectNode();
    private final ObjectNode payload = JsonNodeFactory.instance.objectNode();
    private int bits = 2;
    private final byte[] statuses = new byte[ENTRIES];

    private TestTokenList(TestIssuer issuer, String address) {
        this.issuer = issuer;
        header.put("alg", "EdDSA").put("typ", "statuslist+jwt").put("kid", issuer.keyId());
        payload.put("sub", address)
                .put("iat", TestSdJwt.seconds(Duration.ofMinutes(-5)))
                .put("exp", TestSdJwt.seconds(Duration.ofHours(1)))
                .put("ttl", 60);
    }

    /** One of the platform's. */
    public static TestTokenList of(TestIssuer issuer, String list) {
        return new TestTokenList(issuer, address(list));
    }

    /** One anywhere. */
    public static TestTokenList at(TestIssuer issuer, String address) {
        return new TestTokenList(issuer, address);
    }

    public static String address(String list) {
        return TestCredentials.ORIGIN + "/credentials/status/" + list + "/token";
    }

    public TestTokenList status(int index, int status) {
        statuses[index] = (byte) status;
        return this;
    }

    public TestTokenList bits(int perEntry) {
        bits = perEntry;
        return this;
    }

    public TestTokenList header(Consumer<ObjectNode> change) {
        change.accept(header);
        return this;
    }

    public TestTokenList payload(Consumer<ObjectNode> change) {
        change.accept(payload);
        return this;
    }

    /** Some kilobytes that unpack to 64 MiB. */
    public TestTokenList bomb() {
        ByteArrayOutputStream bomb = new ByteArrayOutputStream();
        try (DeflaterOutputStream zlib = new DeflaterOutputStream(bomb)) {
            zlib.write(new byte[64 << 20]);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        payload.putObject("status_list").put("bits", 1).put("lst", Base64Url.encode(bomb.toByteArray()));
        return this;
    }

    public String sign() {
        if (!payload.has("status_list")) {
            payload.putObject("status_list").put("bits", bits).put("lst", TokenStatusList.encode(bits, statuses));
        }
        return CompactJws.sign(header, payload, issuer.key().signer(issuer.keyId()));
    }

    /** Signs it and serves it at its address. */
    public TestTokenList serve() {
        return serve(sign());
    }

    public TestTokenList serve(String body) {
        String address = payload.get("sub").asText();
        StandIn.serve(address.substring(address.indexOf('/', "https://".length())), body);
        return this;
    }
}
