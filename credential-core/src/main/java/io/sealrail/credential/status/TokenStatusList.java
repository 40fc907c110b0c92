package io.sealrail.credential.status;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;

import io.sealrail.credential.key.Base64Url;

/**
 * The {@code lst} of a Token Status List (draft-ietf-oauth-status-list, 4): 1, 2, 4 or 8 bits for each entry, least significant
 * bits first, ZLIB, base64url without padding. Shares no bit order with the other two lists.
 */
public final class TokenStatusList {

    private TokenStatusList() {}

    /**
     * The encoded list.
     *
     * @param bits for each entry: 1, 2, 4 or 8
     * @param statuses one byte for each entry, as {@link EntryState#token()}; as many as fill whole bytes
     * @throws IllegalArgumentException if a status does not fit into its bits, or they fill no whole bytes
     */
    public static String encode(int bits, byte[] statuses) {
        int perByte = entriesPerByte(bits);
        if (statuses.length == 0 || statuses.length % perByte != 0) {
            throw new IllegalArgumentException("statuses fill no whole bytes");
        }
        byte[] packed = new byte[statuses.length / perByte];
        for (int i = 0; i < statuses.length; i++) {
            int status = statuses[i] & 0xff;
            if (status >= 1 << bits) {
                throw new IllegalArgumentException("a status does not fit into its bits");
            }
            packed[i / perByte] |= (byte) (status << (i % perByte) * bits);
        }
        return Base64Url.encode(deflate(packed));
    }

    /**
     * The statuses of an encoded list, one byte for each entry.
     *
     * @param maxBytes what it may unpack to at most, in bytes of the list
     * @throws MalformedStatusListException if it is not base64url of ZLIB, is empty, or unpacks to more
     */
    public static byte[] decode(int bits, String encoded, int maxBytes) {
        TokenStatuses packed = read(bits, encoded, maxBytes);
        byte[] statuses = new byte[(int) packed.size()];
        for (int i = 0; i < statuses.length; i++) {
            statuses[i] = (byte) packed.get(i);
        }
        return statuses;
    }

    /**
     * The same, left packed: an eighth of the memory for entries of one bit.
     *
     * @throws IllegalArgumentException if entries cannot have so many bits
     * @throws MalformedStatusListException as {@link #decode}
     */
    public static TokenStatuses read(int bits, String encoded, int maxBytes) {
        entriesPerByte(bits);
        return new TokenStatuses(bits, inflate(encoded, maxBytes));
    }

    private static int entriesPerByte(int bits) {
        if (bits != 1 && bits != 2 && bits != 4 && bits != Byte.SIZE) {
            throw new IllegalArgumentException("a status has 1, 2, 4 or 8 bits");
        }
        return Byte.SIZE / bits;
    }

    private static byte[] deflate(byte[] bytes) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION);
        try (DeflaterOutputStream zlib = new DeflaterOutputStream(packed, deflater)) {
            zlib.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            deflater.end();
        }
        return packed.toByteArray();
    }

    private static byte[] inflate(String encoded, int maxBytes) {
        try (InflaterInputStream zlib = new InflaterInputStream(new ByteArrayInputStream(Base64Url.decode(encoded)))) {
            byte[] bytes = zlib.readNBytes(maxBytes);
            if (bytes.length == 0 || zlib.read() >= 0) {
                throw new MalformedStatusListException("status list is empty or unpacks to more than allowed");
            }
            return bytes;
        } catch (IOException e) {
            throw new MalformedStatusListException("status list is not ZLIB", e);
        } catch (IllegalArgumentException e) {
            throw new MalformedStatusListException("status list is not base64url", e);
        }
    }
}
