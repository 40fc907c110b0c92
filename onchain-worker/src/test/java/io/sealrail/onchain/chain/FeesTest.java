package io.sealrail.onchain.chain;

import java.math.BigInteger;

import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

class FeesTest {

    private static final BigInteger EIGHT = BigInteger.valueOf(8);
    private static final BigInteger NINE = BigInteger.valueOf(9);

    @Test
    void replacementOffersAnEighthMoreOfBoth() {
        Fees earlier = fees(1_000_000_007, 13);
        Fees replacement = fees(1, 1).replacing(earlier);
        assertTrue(isAnEighthMore(replacement.maxFeePerGas(), earlier.maxFeePerGas()));
        assertTrue(isAnEighthMore(replacement.maxPriorityFeePerGas(), earlier.maxPriorityFeePerGas()));
        assertTrue(replacement.replaces(earlier));
    }

    @Test
    void replacementFollowsABaseFeeThatRoseMore() {
        assertEquals(fees(9_000, 500), fees(9_000, 500).replacing(fees(1_000, 100)));
    }

    @Test
    void cappedReplacementIsNoneWhenItOffersTooLittle() {
        Fees earlier = fees(1_000, 100);
        assertFalse(fees(2_000, 200)
                .replacing(earlier)
                .cappedAt(BigInteger.valueOf(1_100))
                .replaces(earlier));
    }

    private static boolean isAnEighthMore(BigInteger fee, BigInteger than) {
        return fee.multiply(EIGHT).compareTo(than.multiply(NINE)) >= 0;
    }

    private static Fees fees(long max, long priority) {
        return new Fees(BigInteger.valueOf(max), BigInteger.valueOf(priority));
    }
}
