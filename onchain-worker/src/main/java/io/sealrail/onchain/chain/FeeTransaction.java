package io.sealrail.onchain.chain;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

import io.sealrail.credential.merkle.Keccak;

/**
 * A call of a contract as an EIP-1559 transaction (EIP-2718 type 2) that moves no value.
 *
 * @param chainId EIP-155 chain id
 * @param nonce the sender's nonce
 * @param fees what it offers, in wei
 * @param gasLimit gas units
 * @param to 0x-prefixed address of the contract
 * @param data call data
 */
public record FeeTransaction(long chainId, long nonce, Fees fees, long gasLimit, String to, byte[] data) {

    private static final byte TYPE = 2;

    /** What a node takes: the raw bytes, and their hash by which the transaction is known. */
    public record Signed(String hash, byte[] raw) {}

    /** Signs it; the same transaction and key always give the same bytes. */
    public Signed sign(ChainKey key) {
        ChainKey.Signature signature = key.sign(Keccak.hash256(typed(fields())));
        List<byte[]> fields = fields();
        fields.add(Rlp.number(signature.yParity()));
        fields.add(Rlp.number(signature.r()));
        fields.add(Rlp.number(signature.s()));
        byte[] raw = typed(fields);
        return new Signed(HexData.of(Keccak.hash256(raw)), raw);
    }

    private List<byte[]> fields() {
        return new ArrayList<>(List.of(
                Rlp.number(chainId),
                Rlp.number(nonce),
                Rlp.number(fees.maxPriorityFeePerGas()),
                Rlp.number(fees.maxFeePerGas()),
                Rlp.number(gasLimit),
                Rlp.bytes(HexData.bytes(to)),
                Rlp.number(BigInteger.ZERO),
                Rlp.bytes(data),
                Rlp.list(List.of())));
    }

    private static byte[] typed(List<byte[]> fields) {
        byte[] list = Rlp.list(fields);
        byte[] typed = new byte[list.length + 1];
        typed[0] = TYPE;
        System.arraycopy(list, 0, typed, 1, list.length);
        return typed;
    }
}
