package io.sealrail.stack.infra;

import java.math.BigInteger;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;

import org.bouncycastle.crypto.digests.KeccakDigest;
import org.bouncycastle.crypto.ec.CustomNamedCurves;

/** An account of an EVM chain: its private key (secp256k1, 32 bytes as 64 hex digits). */
public record ChainAccount(String privateKey) {

    private static final int KEY_BYTES = 32;
    private static final int ADDRESS_BYTES = 20;

    public static ChainAccount generate(SecureRandom random) {
        BigInteger order = CustomNamedCurves.getByName("secp256k1").getN();
        BigInteger key;
        do {
            key = new BigInteger(KEY_BYTES * 8, random);
        } while (key.signum() == 0 || key.compareTo(order) >= 0);
        return new ChainAccount(String.format("%064x", key));
    }

    /** 0x-prefixed lower-case hex. */
    public String address() {
        byte[] point = CustomNamedCurves.getByName("secp256k1")
                .getG()
                .multiply(new BigInteger(privateKey, 16))
                .normalize()
                .getEncoded(false);
        KeccakDigest keccak = new KeccakDigest(KEY_BYTES * 8);
        keccak.update(point, 1, point.length - 1);
        byte[] hash = new byte[KEY_BYTES];
        keccak.doFinal(hash, 0);
        return "0x" + HexFormat.of().formatHex(Arrays.copyOfRange(hash, KEY_BYTES - ADDRESS_BYTES, KEY_BYTES));
    }

    @Override
    public String toString() {
        return "ChainAccount[" + address() + "]";
    }
}
