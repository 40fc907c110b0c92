package io.sealrail.credential.did;

import java.security.SecureRandom;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.sealrail.credential.key.Base58;

/**
 * {@code did:air:id:<network>:<base58>}: the last part is an iden3 id of 31 bytes, 2 of type, 27 of genesis and 2 of
 * checksum (the sum of the other 29 as an unsigned 16-bit number, little-endian).
 *
 * <p>A wrong checksum is reported, not refused: the API's own example has one.
 *
 * @param network {@code test}, {@code testnet}, {@code main}
 * @param id 31 bytes
 */
public record DidAir(String network, byte[] id) {

    private static final int TYPE_BYTES = 2;
    private static final int ID_BYTES = 31;
    private static final int SUMMED_BYTES = 29;
    private static final byte[] TYPE_AIR_TEST = {0x03, (byte) 0xd2};
    private static final Pattern SYNTAX =
            Pattern.compile("did:air:id:([a-z][a-z0-9-]{0,31}):([1-9A-HJ-NP-Za-km-z]{31,44})");

    /** Refuses an id that is not 31 bytes. */
    public DidAir {
        if (id.length != ID_BYTES) {
            throw new IllegalArgumentException("a did:air id has 31 bytes");
        }
        id = id.clone();
    }

    /**
     * A new identifier with a random genesis and the right checksum.
     *
     * @throws IllegalArgumentException if the network is not {@code test}: no other one's type bytes are published
     */
    public static DidAir create(String network, SecureRandom random) {
        if (!network.equals("test")) {
            throw new IllegalArgumentException("the type bytes of this did:air network are not known");
        }
        byte[] id = new byte[ID_BYTES];
        random.nextBytes(id);
        System.arraycopy(TYPE_AIR_TEST, 0, id, 0, TYPE_BYTES);
        int sum = checksum(id);
        id[SUMMED_BYTES] = (byte) sum;
        id[SUMMED_BYTES + 1] = (byte) (sum >>> 8);
        return new DidAir(network, id);
    }

    /**
     * Reads a did:air; the checksum may be wrong.
     *
     * @throws IllegalArgumentException if it is no did:air of 31 bytes
     */
    public static DidAir parse(String text) {
        Matcher parts = SYNTAX.matcher(text);
        if (!parts.matches()) {
            throw new IllegalArgumentException("not a did:air");
        }
        return new DidAir(parts.group(1), Base58.decode(parts.group(2)));
    }

    /** Whether the id carries the checksum of its first 29 bytes. */
    public boolean checksumValid() {
        int sum = checksum(id);
        return id[SUMMED_BYTES] == (byte) sum && id[SUMMED_BYTES + 1] == (byte) (sum >>> 8);
    }

    /** {@code did:air:id:…}. */
    public String text() {
        return "did:air:id:" + network + ':' + Base58.encode(id);
    }

    /** The same as a DID of any method. */
    public Did did() {
        return new Did(text());
    }

    @Override
    public byte[] id() {
        return id.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof DidAir air && network.equals(air.network) && Arrays.equals(id, air.id);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(id);
    }

    @Override
    public String toString() {
        return text();
    }

    private static int checksum(byte[] id) {
        int sum = 0;
        for (int i = 0; i < SUMMED_BYTES; i++) {
            sum += id[i] & 0xff;
        }
        return sum;
    }
}
