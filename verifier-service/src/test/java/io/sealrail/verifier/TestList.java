package io.sealrail.verifier;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Base64;
import java.util.zip.GZIPOutputStream;

import com.fasterxml.jackson.databind.node.ObjectNode;

import io.sealrail.credential.proof.Cryptosuite;
import io.sealrail.credential.status.BitstringStatusList;
import io.sealrail.credential.status.StatusBits;
import io.sealrail.credential.status.StatusList2021;

/** A status list to be served by the stand-in, right until a test bends it. */
public final class TestList {

    private final TestIssuer issuer;
    private final String list;
    private final ObjectNode credential;

    private TestList(TestIssuer issuer, String list, ObjectNode credential) {
        this.issuer = issuer;
        this.list = list;
        this.credential = credential;
    }

    public static TestList bitstring(TestIssuer issuer, String list, int... revoked) {
        ObjectNode credential = TestCredentials.version2(issuer);
        credential.withArray("type").add("BitstringStatusListCredential");
        credential.put("id", address(list) + "/bitstring");
        credential
                .putObject("credentialSubject")
                .put("id", address(list) + "/bitstring#list")
                .put("type", "BitstringStatusList")
                .put("statusPurpose", "revocation")
                .put("encodedList", BitstringStatusList.encode(bits(131_072, revoked)))
                .put("ttl", 60_000);
        return new TestList(issuer, list, credential);
    }

    public static TestList statusList2021(TestIssuer issuer, String list, int... revoked) {
        ObjectNode credential = TestCredentials.version1(issuer);
        credential.withArray("type").add("StatusList2021Credential");
        credential.put("id", address(list) + "/credential");
        credential
                .putObject("credentialSubject")
                .put("id", address(list) + "/credential#list")
                .put("type", "StatusList2021")
                .put("statusPurpose", "revocation")
                .put("encodedList", StatusList2021.encode(bits(131_072, revoked)));
        return new TestList(issuer, list, credential);
    }

    /** The list before it is signed. */
    public ObjectNode credential() {
        return credential;
    }

    public ObjectNode subject() {
        return (ObjectNode) credential.get("credentialSubject");
    }

    /** A list at the host of a stranger. */
    public TestList foreign() {
        String id = credential.get("id").asText().replace(TestCredentials.ORIGIN, "https://" + StandIn.foreignHost());
        credential.put("id", id);
        subject().put("id", id + "#list");
        return this;
    }

    /** Where it is served. */
    public String path() {
        return "/credentials/status/" + list + (credential.has("validFrom") ? "/bitstring" : "/credential");
    }

    /** A list whose time has passed. */
    public TestList outdated() {
        credential.put(
                credential.has("validFrom") ? "validUntil" : "expirationDate",
                TestCredentials.time(Duration.ofMinutes(-10)));
        return this;
    }

    public TestList ofSize(int size) {
        subject()
                .put(
                        "encodedList",
                        credential.has("validFrom")
                                ? BitstringStatusList.encode(bits(size))
                                : StatusList2021.encode(bits(size)));
        return this;
    }

    /** A list of some kilobytes that unpack to 64 MiB. */
    public TestList bomb() {
        ByteArrayOutputStream bomb = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bomb)) {
            gzip.write(new byte[64 << 20]);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        String encoded = Base64.getUrlEncoder().withoutPadding().encodeToString(bomb.toByteArray());
        subject().put("encodedList", credential.has("validFrom") ? "u" + encoded : encoded);
        return this;
    }

    /** Signs it and serves it at its address. */
    public TestList serve() {
        return serve(sign());
    }

    public TestList serve(ObjectNode signed) {
        StandIn.serve(path(), signed.toString());
        return this;
    }

    public ObjectNode sign() {
        return issuer.sign(
                credential,
                credential.has("validFrom") ? Cryptosuite.EDDSA_RDFC_2022 : Cryptosuite.ED25519_SIGNATURE_2020);
    }

    private static String address(String list) {
        return TestCredentials.ORIGIN + "/credentials/status/" + list;
    }

    private static StatusBits bits(int size, int... revoked) {
        StatusBits bits = new StatusBits(size);
        for (int index : revoked) {
            bits.set(index);
        }
        return bits;
    }
}
