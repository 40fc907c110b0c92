package io.sealrail.onchain.chain;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

import io.sealrail.credential.merkle.Keccak;

/** The calls, events and errors of {@code AnchorRegistry.sol} in the contract ABI's encoding. */
public final class AnchorContract {

    static final String ANCHORED_TOPIC =
            HexData.of(Keccak.hash256("Anchored(bytes32,uint32)".getBytes(StandardCharsets.US_ASCII)));
    static final String ALREADY_ANCHORED = HexData.of(selector("AlreadyAnchored(bytes32)"));
    static final String NOT_ANCHORER = HexData.of(selector("NotAnchorer(address)"));
    private static final byte[] ANCHOR = selector("anchor(bytes32,uint32)");
    private static final byte[] ANCHORED_AT = selector("anchoredAt(bytes32)");
    private static final byte[] VERIFY = selector("verify(bytes32,bytes32,bytes32[])");

    private AnchorContract() {}

    /** Call data of {@code anchor(root, leafCount)}. */
    public static byte[] anchor(byte[] root, int leafCount) {
        return call(ANCHOR, List.of(root, word(leafCount)));
    }

    static byte[] anchoredAt(byte[] root) {
        return call(ANCHORED_AT, List.of(root));
    }

    static byte[] verify(byte[] root, byte[] value, List<byte[]> proof) {
        ByteArrayOutputStream call = new ByteArrayOutputStream();
        call.writeBytes(call(VERIFY, List.of(root, value, word(96), word(proof.size()))));
        proof.forEach(call::writeBytes);
        return call.toByteArray();
    }

    private static byte[] call(byte[] selector, List<byte[]> words) {
        ByteArrayOutputStream call = new ByteArrayOutputStream();
        call.writeBytes(selector);
        words.forEach(call::writeBytes);
        return call.toByteArray();
    }

    private static byte[] selector(String signature) {
        return Arrays.copyOf(Keccak.hash256(signature.getBytes(StandardCharsets.US_ASCII)), 4);
    }

    private static byte[] word(int value) {
        byte[] word = new byte[32];
        byte[] number = BigInteger.valueOf(value).toByteArray();
        System.arraycopy(number, 0, word, word.length - number.length, number.length);
        return word;
    }
}
