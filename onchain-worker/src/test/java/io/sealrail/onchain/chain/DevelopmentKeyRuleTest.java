package io.sealrail.onchain.chain;

import java.util.List;

import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

class DevelopmentKeyRuleTest {

    /** The first key that anvil prints when it starts. */
    private static final String OF_ANVIL = "0xac0974bec39a17e36ba4a6b4d238ff944bacb478cbed5efcae784d7bf4f2ff80";

    private static final String OF_NOBODY = "0x4c0883a69102937d6231471b5dbb6204fe512961708279f2e3e8a5d4b8e3e3e9";

    @Test
    void objectsToAKeyOfTheDevelopmentChain() {
        List<String> objections = objections(OF_ANVIL);

        assertEquals(1, objections.size());
        assertTrue(objections.get(0).startsWith("SEALRAIL_CHAIN_KEY is that of account 0 "), objections::toString);
    }

    @Test
    void hasNothingAgainstAnotherKey() {
        assertEquals(List.of(), objections(OF_NOBODY));
    }

    private static List<String> objections(String key) {
        return new DevelopmentKeyRule(ChainKey.fromHex(key)).objections();
    }
}
