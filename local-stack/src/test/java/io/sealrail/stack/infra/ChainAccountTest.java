package io.sealrail.stack.infra;

import java.security.SecureRandom;

import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

class ChainAccountTest {

    /** The first account of the mnemonic that every development chain uses. */
    @Test
    void derivesKnownAddress() {
        ChainAccount account = new ChainAccount("ac0974bec39a17e36ba4a6b4d238ff944bacb478cbed5efcae784d7bf4f2ff80");
        assertEquals("0xf39fd6e51aad88f6f4ce6ab8827279cfffb92266", account.address());
    }

    @Test
    void keepsKeyOutOfText() {
        ChainAccount account = ChainAccount.generate(new SecureRandom());
        assertEquals(64, account.privateKey().length());
        assertTrue(!account.toString().contains(account.privateKey()));
    }
}
