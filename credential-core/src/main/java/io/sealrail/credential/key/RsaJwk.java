package io.sealrail.credential.key;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;
import java.security.spec.RSAPublicKeySpec;
import java.util.List;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** RS256 by the JDK (RFC 7518, 3.3), 2048 to 8192 bits. */
final class RsaJwk extends Jwk {

    private static final int MIN_BITS = 2048;
    private static final int MAX_BITS = 8192;
    private static final int MAX_EXPONENT_BITS = 64;

    private final BigInteger modulus;
    private final BigInteger exponent;
    private final PublicKey key;

    RsaJwk(ObjectNode json) {
        super(json);
        modulus = new BigInteger(1, bytes(json, "n"));
        exponent = new BigInteger(1, bytes(json, "e"));
        if (modulus.bitLength() < MIN_BITS || modulus.bitLength() > MAX_BITS || !modulus.testBit(0)) {
            throw new MalformedJwkException("RSA modulus is too short, too long or even");
        }
        if (exponent.compareTo(BigInteger.TWO) <= 0
                || exponent.bitLength() > MAX_EXPONENT_BITS
                || !exponent.testBit(0)) {
            throw new MalformedJwkException("RSA exponent is out of range");
        }
        key = publicKey(modulus, exponent);
    }

    @Override
    public ObjectNode toJson() {
        return JsonNodeFactory.instance
                .objectNode()
                .put("e", unsigned(exponent))
                .put("kty", "RSA")
                .put("n", unsigned(modulus));
    }

    @Override
    List<String> algorithms() {
        return List.of("RS256");
    }

    @Override
    boolean verifies(byte[] signingInput, byte[] signature) {
        try {
            Signature verifier = Signature.getInstance("SHA256withRSA");
            verifier.initVerify(key);
            verifier.update(signingInput);
            return verifier.verify(signature);
        } catch (SignatureException e) {
            return false;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the JDK has no RS256", e);
        }
    }

    private static PublicKey publicKey(BigInteger modulus, BigInteger exponent) {
        try {
            return KeyFactory.getInstance("RSA").generatePublic(new RSAPublicKeySpec(modulus, exponent));
        } catch (GeneralSecurityException e) {
            throw new MalformedJwkException("not an RSA public key", e);
        }
    }

    private static String unsigned(BigInteger number) {
        byte[] bytes = number.toByteArray();
        return Base64Url.encode(bytes[0] == 0 ? java.util.Arrays.copyOfRange(bytes, 1, bytes.length) : bytes);
    }
}
