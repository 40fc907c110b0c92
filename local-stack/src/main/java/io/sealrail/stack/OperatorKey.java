package io.sealrail.stack;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.UUID;

/** The P-256 key pair that operator tokens are signed with (JWT, ES256), as text: {@code PKCS#8.X.509}, both Base64. */
public record OperatorKey(String text) {

    private static final Base64.Encoder URL = Base64.getUrlEncoder().withoutPadding();

    public static OperatorKey generate() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            KeyPair pair = generator.generateKeyPair();
            Base64.Encoder base64 = Base64.getEncoder();
            return new OperatorKey(base64.encodeToString(pair.getPrivate().getEncoded())
                    + "."
                    + base64.encodeToString(pair.getPublic().getEncoded()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** PEM, for {@code mp.jwt.verify.publickey}. */
    public String publicKeyPem() {
        return "-----BEGIN PUBLIC KEY-----\n" + publicKeyBase64() + "\n-----END PUBLIC KEY-----";
    }

    /** X.509 in Base64, one line: as good for {@code mp.jwt.verify.publickey}, where a value may have no line breaks. */
    public String publicKeyBase64() {
        return text.split("\\.")[1];
    }

    /** @return a token of the role {@code operator} */
    public String token(Duration lifetime) {
        return token("operator", lifetime);
    }

    String token(String group, Duration lifetime) {
        Instant now = Instant.now();
        String claims = String.format(
                "{\"iss\":\"sealrail-operators\",\"sub\":\"local-operator\",\"upn\":\"local-operator\","
                        + "\"groups\":[\"%s\"],\"iat\":%d,\"exp\":%d,\"jti\":\"%s\"}",
                group, now.getEpochSecond(), now.plus(lifetime).getEpochSecond(), UUID.randomUUID());
        return sign("{\"alg\":\"ES256\",\"typ\":\"JWT\"}", claims);
    }

    private String sign(String header, String claims) {
        String input = base64Url(header) + "." + base64Url(claims);
        try {
            Signature signer = Signature.getInstance("SHA256withECDSAinP1363Format");
            signer.initSign(privateKey());
            signer.update(input.getBytes(StandardCharsets.US_ASCII));
            return input + "." + URL.encodeToString(signer.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private PrivateKey privateKey() throws GeneralSecurityException {
        byte[] encoded = Base64.getDecoder().decode(text.split("\\.")[0]);
        return KeyFactory.getInstance("EC").generatePrivate(new PKCS8EncodedKeySpec(encoded));
    }

    PublicKey publicKey() throws GeneralSecurityException {
        byte[] encoded = Base64.getDecoder().decode(publicKeyBase64());
        return KeyFactory.getInstance("EC").generatePublic(new X509EncodedKeySpec(encoded));
    }

    private static String base64Url(String json) {
        return URL.encodeToString(json.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public String toString() {
        return "OperatorKey[...]";
    }
}
