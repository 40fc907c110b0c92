package io.sealrail.onchain.chain;

import java.math.BigInteger;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.web3j.crypto.Credentials;
import org.web3j.crypto.Hash;
import org.web3j.crypto.RawTransaction;
import org.web3j.crypto.TransactionEncoder;
import org.web3j.utils.Numeric;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

/** web3j is the oracle: whatever it signs, we sign to the byte. */
class FeeTransactionTest {

    private final Random random = new Random(20261121);

    @Test
    void signsLikeWeb3j() {
        for (int i = 0; i < 200; i++) {
            byte[] secret = new byte[32];
            random.nextBytes(secret);
            FeeTransaction transaction = randomTransaction();
            Credentials oracle = Credentials.create(Numeric.toHexStringNoPrefix(secret));
            ChainKey key = ChainKey.fromHex(HexData.of(secret));

            FeeTransaction.Signed signed = transaction.sign(key);

            assertEquals(oracle.getAddress(), key.address());
            byte[] expected = TransactionEncoder.signMessage(asWeb3j(transaction), oracle);
            assertArrayEquals(expected, signed.raw(), "transaction " + i);
            assertEquals(Numeric.toHexString(Hash.sha3(expected)), signed.hash());
        }
    }

    @Test
    void refusesKeysOutsideOfTheCurve() {
        String order = "fffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364141";
        for (String notAKey : new String[] {"0".repeat(64), order, "ab", "zz".repeat(32), ""}) {
            Executable parse = () -> ChainKey.fromHex(notAKey);
            String message = assertThrows(IllegalArgumentException.class, parse).getMessage();
            assertEquals(-1, notAKey.isEmpty() ? -1 : message.indexOf(notAKey), "the message repeats the key");
        }
    }

    private FeeTransaction randomTransaction() {
        byte[] to = new byte[20];
        random.nextBytes(to);
        byte[] data = new byte[random.nextInt(200)];
        random.nextBytes(data);
        Fees fees = new Fees(new BigInteger(random.nextInt(90), random), new BigInteger(random.nextInt(60), random));
        return new FeeTransaction(
                1 + random.nextInt(Integer.MAX_VALUE - 1),
                random.nextInt(4) == 0 ? 0 : random.nextInt(1 << (1 + random.nextInt(29))),
                fees,
                21_000 + random.nextInt(1_000_000),
                HexData.of(to),
                data);
    }

    private static RawTransaction asWeb3j(FeeTransaction transaction) {
        return RawTransaction.createTransaction(
                transaction.chainId(),
                BigInteger.valueOf(transaction.nonce()),
                BigInteger.valueOf(transaction.gasLimit()),
                transaction.to(),
                BigInteger.ZERO,
                HexData.of(transaction.data()),
                transaction.fees().maxPriorityFeePerGas(),
                transaction.fees().maxFeePerGas());
    }
}
