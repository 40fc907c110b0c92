package io.sealrail.credential.status;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/** GZIP (RFC 1952) whose header does not depend on the JDK, and whose unpacking has a limit. */
final class Gzip {

    private static final int OPERATING_SYSTEM = 9;

    private Gzip() {}

    /** Since JDK 16 the operating system byte is 0xFF; everybody else's lists have 0 there, so that they begin alike. */
    static byte[] pack(byte[] bytes) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        byte[] result = packed.toByteArray();
        result[OPERATING_SYSTEM] = 0;
        return result;
    }

    static byte[] unpack(byte[] packed, int maxBytes) {
        try (GZIPInputStream gzip = new GZIPInputStream(new ByteArrayInputStream(packed))) {
            byte[] bytes = gzip.readNBytes(maxBytes);
            if (gzip.read() >= 0) {
                throw new MalformedStatusListException("status list unpacks to more than allowed");
            }
            return bytes;
        } catch (IOException e) {
            throw new MalformedStatusListException("status list is not GZIP", e);
        }
    }
}
