package io.sealrail.kit.secret;

import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;

import io.quarkus.runtime.configuration.ConfigurationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class KeyEncryptionTest {

    private static final byte[] SECRET = {1, 2, 3, 4};

    private final KeyEncryption encryption = under(new byte[32]);

    private static KeyEncryption under(byte[] key) {
        return new KeyEncryption(Optional.of(Base64.getEncoder().encodeToString(key)));
    }

    @Test
    void givesBackWhatItEncrypted() {
        byte[] stored = encryption.encrypt(SECRET, "key-1");
        assertEquals(1 + 12 + SECRET.length + 16, stored.length);
        assertArrayEquals(SECRET, encryption.decrypt(stored, "key-1"));
    }

    @Test
    void encryptsDifferentlyEachTime() {
        assertFalse(Arrays.equals(encryption.encrypt(SECRET, "key-1"), encryption.encrypt(SECRET, "key-1")));
    }

    @Test
    void refusesSecretOfAnotherContext() {
        byte[] stored = encryption.encrypt(SECRET, "key-1");
        assertThrows(IllegalStateException.class, () -> encryption.decrypt(stored, "key-2"));
    }

    @Test
    void refusesSecretUnderAnotherKey() {
        byte[] otherKey = new byte[32];
        otherKey[0] = 1;
        byte[] stored = under(otherKey).encrypt(SECRET, "key-1");
        assertThrows(IllegalStateException.class, () -> encryption.decrypt(stored, "key-1"));
    }

    @Test
    void refusesEveryChangedByte() {
        byte[] stored = encryption.encrypt(SECRET, "key-1");
        for (int i = 0; i < stored.length; i++) {
            byte[] changed = stored.clone();
            changed[i] ^= 1;
            assertThrows(IllegalStateException.class, () -> encryption.decrypt(changed, "key-1"));
        }
    }

    @Test
    void refusesTruncatedSecret() {
        byte[] stored = encryption.encrypt(new byte[0], "key-1");
        byte[] cut = Arrays.copyOf(stored, stored.length - 1);
        assertThrows(IllegalStateException.class, () -> encryption.decrypt(cut, "key-1"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "   ", "not base64!", "AAAA", "AAAAAAAAAAAAAAAAAAAAAA=="})
    void saysHowToMakeAKeyWhenThereIsNone(String key) {
        ConfigurationException refused =
                assertThrows(ConfigurationException.class, () -> new KeyEncryption(Optional.of(key)));
        assertTrue(
                refused.getMessage().startsWith("SEALRAIL_KEY_ENCRYPTION_KEY must be the base64 of 32 random bytes"));
    }

    @Test
    void refusesMissingKey() {
        assertThrows(ConfigurationException.class, () -> new KeyEncryption(Optional.empty()));
    }

    /** RFC 5869 appendix A.3, whose info is empty: the first 32 bytes of its output. */
    @Test
    void derivesAsHkdfExpand() {
        byte[] prk = HexFormat.of().parseHex("19ef24a32c717b167f33a91d6f648bdf96596776afdb6377ac434c1c293ccb04");
        assertEquals(
                "8da4e775a563c18f715f802a063c5a31b8a11f5c5ee1879ec3454e5f3c738d2d",
                HexFormat.of().formatHex(under(prk).derive("")));
    }

    @Test
    void derivesAnotherKeyForAnotherPurpose() {
        assertArrayEquals(encryption.derive("a"), under(new byte[32]).derive("a"));
        assertFalse(Arrays.equals(encryption.derive("a"), encryption.derive("b")));
    }
}
