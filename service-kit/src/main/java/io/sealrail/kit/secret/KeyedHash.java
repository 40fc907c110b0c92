package io.sealrail.kit.secret;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** HMAC-SHA256 for one purpose: equal for equal texts, in every replica, and of no use to whoever has only the database. */
public final class KeyedHash {

    private static final String HMAC = "HmacSHA256";

    private final SecretKeySpec key;

    /** @param label what it is for; the key is derived with it */
    public KeyedHash(KeyEncryption encryption, String label) {
        this.key = new SecretKeySpec(encryption.derive(label), HMAC);
    }

    /** 32 bytes over the texts, none of which contains a NUL. */
    public byte[] of(String... texts) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(key);
            return mac.doFinal(String.join("\0", texts).getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has HmacSHA256", e);
        }
    }
}
