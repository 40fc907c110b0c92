package io.sealrail.kit.secret;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;

import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import io.quarkus.runtime.configuration.ConfigurationException;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Encrypts private keys and secrets before they are stored: AES-256-GCM (NIST SP 800-38D) under the key-encryption key of the
 * environment. The bytes are version 1, 12 bytes of random IV, ciphertext, 16 bytes of tag. Keys for other
 * purposes are derived from it.
 */
@Singleton
public class KeyEncryption {

    private static final byte VERSION = 1;
    private static final int IV_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final int KEY_BYTES = 32;

    private final SecretKeySpec key;
    private final SecureRandom random = new SecureRandom();

    @Inject
    KeyEncryption(@ConfigProperty(name = "sealrail.key-encryption-key") Optional<String> base64Key) {
        key = new SecretKeySpec(keyBytes(base64Key.orElse("")), "AES");
    }

    /**
     * Encrypts.
     *
     * @param context what the secret belongs to (for example the key id); needed again, equal, to decrypt
     */
    public byte[] encrypt(byte[] plain, String context) {
        byte[] iv = new byte[IV_BYTES];
        random.nextBytes(iv);
        try {
            byte[] sealed = cipher(Cipher.ENCRYPT_MODE, iv, context).doFinal(plain);
            byte[] stored = new byte[1 + IV_BYTES + sealed.length];
            stored[0] = VERSION;
            System.arraycopy(iv, 0, stored, 1, IV_BYTES);
            System.arraycopy(sealed, 0, stored, 1 + IV_BYTES, sealed.length);
            return stored;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("AES-256-GCM is not available", e);
        }
    }

    /**
     * Decrypts what {@link #encrypt} returned.
     *
     * @throws IllegalStateException if the bytes were changed, or belong to another context or another key
     */
    public byte[] decrypt(byte[] stored, String context) {
        if (stored.length < 1 + IV_BYTES + TAG_BITS / 8 || stored[0] != VERSION) {
            throw new IllegalStateException("not an encrypted secret of version 1");
        }
        byte[] iv = Arrays.copyOfRange(stored, 1, 1 + IV_BYTES);
        try {
            return cipher(Cipher.DECRYPT_MODE, iv, context).doFinal(stored, 1 + IV_BYTES, stored.length - 1 - IV_BYTES);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a stored secret does not decrypt under SEALRAIL_KEY_ENCRYPTION_KEY", e);
        }
    }

    /**
     * A key of 32 bytes for another purpose: HKDF-Expand with SHA-256 (RFC 5869 section 2.3) of the key-encryption key, which is
     * random enough to need no extraction (section 3.3). It is the same in every process with the same key-encryption key.
     *
     * @param label what the key is for, different for each purpose
     */
    public byte[] derive(String label) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key.getEncoded(), "HmacSHA256"));
            mac.update(label.getBytes(StandardCharsets.UTF_8));
            return mac.doFinal(new byte[] {1});
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has HmacSHA256", e);
        }
    }

    private Cipher cipher(int mode, byte[] iv, String context) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, iv));
        cipher.updateAAD(context.getBytes(StandardCharsets.UTF_8));
        return cipher;
    }

    private static byte[] keyBytes(String base64Key) {
        byte[] bytes = decode(base64Key);
        if (bytes.length != KEY_BYTES) {
            throw new ConfigurationException(
                    "SEALRAIL_KEY_ENCRYPTION_KEY must be the base64 of 32 random bytes, make one with: openssl rand -base64 32");
        }
        return bytes;
    }

    private static byte[] decode(String base64Key) {
        try {
            return Base64.getDecoder().decode(base64Key.strip());
        } catch (IllegalArgumentException e) {
            return new byte[0];
        }
    }
}
