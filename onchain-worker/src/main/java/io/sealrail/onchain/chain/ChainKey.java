package io.sealrail.onchain.chain;

import java.math.BigInteger;
import java.util.Arrays;

import org.bouncycastle.asn1.x9.X9ECParameters;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.ec.CustomNamedCurves;
import org.bouncycastle.crypto.signers.HMacDSAKCalculator;
import org.bouncycastle.math.ec.ECPoint;
import org.bouncycastle.math.ec.FixedPointCombMultiplier;

import io.sealrail.credential.merkle.Keccak;

/** The secp256k1 key of the account that anchors. Signatures are deterministic (RFC 6979) with the low {@code s} of EIP-2. */
public final class ChainKey {

    private static final X9ECParameters CURVE = CustomNamedCurves.getByName("secp256k1");
    private static final BigInteger ORDER = CURVE.getN();
    private static final BigInteger HALF_ORDER = ORDER.shiftRight(1);

    private final BigInteger secret;
    private final byte[] address;

    private ChainKey(BigInteger secret) {
        this.secret = secret;
        this.address = addressOf(times(secret));
    }

    /**
     * The key of 64 hex characters, with or without {@code 0x}.
     *
     * @throws IllegalArgumentException if it is not a secp256k1 private key; the message does not repeat it
     */
    public static ChainKey fromHex(String hex) {
        String digits = hex.strip().replaceFirst("^0x", "");
        if (!digits.matches("[0-9a-fA-F]{64}")) {
            throw new IllegalArgumentException("the chain key is not 64 hex characters");
        }
        BigInteger secret = new BigInteger(digits, 16);
        if (secret.signum() == 0 || secret.compareTo(ORDER) >= 0) {
            throw new IllegalArgumentException("the chain key is outside of secp256k1");
        }
        return new ChainKey(secret);
    }

    /** The account, 0x and 40 lower-case hex characters. */
    public String address() {
        return HexData.of(address);
    }

    /** A signature with the parity of the point's y, from which the signer is recovered. */
    record Signature(BigInteger r, BigInteger s, int yParity) {}

    Signature sign(byte[] digest) {
        HMacDSAKCalculator nonces = new HMacDSAKCalculator(new SHA256Digest());
        nonces.init(ORDER, secret, digest);
        BigInteger message = new BigInteger(1, digest);
        while (true) {
            BigInteger k = nonces.nextK();
            ECPoint point = times(k);
            BigInteger x = point.getAffineXCoord().toBigInteger();
            BigInteger s = k.modInverse(ORDER)
                    .multiply(message.add(secret.multiply(x)))
                    .mod(ORDER);
            if (x.compareTo(ORDER) < 0 && s.signum() != 0) {
                boolean odd = point.getAffineYCoord().testBitZero();
                boolean high = s.compareTo(HALF_ORDER) > 0;
                return new Signature(x, high ? ORDER.subtract(s) : s, odd ^ high ? 1 : 0);
            }
        }
    }

    private static ECPoint times(BigInteger scalar) {
        return new FixedPointCombMultiplier().multiply(CURVE.getG(), scalar).normalize();
    }

    private static byte[] addressOf(ECPoint publicKey) {
        byte[] point = publicKey.getEncoded(false);
        byte[] hash = Keccak.hash256(Arrays.copyOfRange(point, 1, point.length));
        return Arrays.copyOfRange(hash, 12, hash.length);
    }
}
