package io.sealrail.onchain.chain;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

class DevelopmentKeyRuleTest {

    private static final String OF_NOBODY = "0x4c0883a69102937d6231471b5dbb6204fe512961708279f2e3e8a5d4b8e3e3e9";

    /** The first and the last key that hardhat prints when it starts. */
    @ParameterizedTest
    @CsvSource({
        "0xac0974bec39a17e36ba4a6b4d238ff944bacb478cbed5efcae784d7bf4f2ff80, 0",
        "0xdf57089febbacf7ba0bc227dafbffa9fc08a93fdc68e1e42411a14efcf23656e, 19"
    })
    void objectsToAKeyOfTheDevelopmentChain(String key, int account) {
        List<String> objections = objections(key);

        assertEquals(1, objections.size());
        assertTrue(
                objections.get(0).startsWith("SEALRAIL_CHAIN_KEY, or its file, is the key of account " + account + " "),
                objections::toString);
    }

    @Test
    void hasNothingAgainstAnotherKey() {
        assertEquals(List.of(), objections(OF_NOBODY));
    }

    private static List<String> objections(String key) {
        return new DevelopmentKeyRule(ChainKey.fromHex(key)).objections();
    }
}
