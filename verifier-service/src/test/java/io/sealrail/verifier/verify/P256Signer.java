package io.sealrail.verifier.verify;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;

import io.sealrail.credential.key.Base64Url;
import io.sealrail.verifier.TestSdJwt;

/** Signs with ES256 by the JDK (RFC 7518, 3.4). */
record P256Signer(KeyPair key) {

    private static final int COORDINATE = 32;

    static P256Signer create() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            return new P256Signer(generator.generateKeyPair());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    String did() {
        ECPublicKey point = (ECPublicKey) key.getPublic();
        String jwk = "{\"kty\":\"EC\",\"crv\":\"P-256\",\"x\":\"%s\",\"y\":\"%s\"}"
                .formatted(
                        coordinate(point.getW().getAffineX()),
                        coordinate(point.getW().getAffineY()));
        return "did:jwk:" + Base64Url.encode(jwk.getBytes());
    }

    /** The SD-JWT with its signature replaced by one of this key. */
    String sign(TestSdJwt sdJwt) {
        String compact = sdJwt.sign();
        int end = compact.indexOf('~');
        String[] parts = compact.substring(0, end).split("\\.");
        String header = new String(Base64Url.decode(parts[0])).replace("EdDSA", "ES256");
        String input = Base64Url.encode(header.getBytes()) + "." + parts[1];
        try {
            Signature signer = Signature.getInstance("SHA256withECDSAinP1363Format");
            signer.initSign(key.getPrivate());
            signer.update(input.getBytes());
            return input + "." + Base64Url.encode(signer.sign()) + compact.substring(end);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String coordinate(BigInteger number) {
        byte[] bytes = number.toByteArray();
        byte[] fixed = new byte[COORDINATE];
        int length = Math.min(bytes.length, COORDINATE);
        System.arraycopy(bytes, bytes.length - length, fixed, COORDINATE - length, length);
        return Base64Url.encode(fixed);
    }
}
