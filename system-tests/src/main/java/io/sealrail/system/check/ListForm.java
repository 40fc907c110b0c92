package io.sealrail.system.check;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.BitSet;
import java.util.zip.GZIPInputStream;
import java.util.zip.InflaterInputStream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/** The forms of a status list, read by code of our own: a mistake of the services' encoders is not made twice. */
enum ListForm {
    FLAT("", 1, "/encoded_list"),
    STATUS_LIST_2021("/credential", 1, "/credentialSubject/encodedList"),
    BITSTRING("/bitstring", 1, "/credentialSubject/encodedList"),
    TOKEN("/token", 2, "/status_list/lst");

    static final int REVOKED = 1;
    static final int SUSPENDED = 2;

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int MOST_BYTES = 1 << 22;

    private final String path;
    private final int bits;
    private final String list;

    ListForm(String path, int bits, String list) {
        this.path = path;
        this.bits = bits;
        this.list = list;
    }

    String path(String listId) {
        return "/credentials/status/" + listId + path;
    }

    /**
     * The indexes whose status is this, in a body as it is served.
     *
     * @throws IllegalArgumentException if it is no list of this form
     */
    BitSet indexes(String body, int status) {
        try {
            return this == TOKEN ? leastFirst(unpacked(body), status) : mostFirst(unpacked(body));
        } catch (IOException e) {
            throw new IllegalArgumentException(this + " cannot be read", e);
        }
    }

    private byte[] unpacked(String body) throws IOException {
        JsonNode document = JSON.readTree(this == TOKEN ? payload(body) : body.getBytes(StandardCharsets.UTF_8));
        String text = document.at(list).asText();
        byte[] packed = Base64.getUrlDecoder().decode(this == BITSTRING ? multibase(text) : text);
        InputStream bytes = new ByteArrayInputStream(packed);
        try (InputStream plain = this == TOKEN ? new InflaterInputStream(bytes) : new GZIPInputStream(bytes)) {
            return plain.readNBytes(MOST_BYTES);
        }
    }

    private static byte[] payload(String jwt) throws IOException {
        String[] parts = jwt.split("\\.");
        if (parts.length != 3) {
            throw new IOException("not a compact JWS");
        }
        return Base64.getUrlDecoder().decode(parts[1]);
    }

    private static String multibase(String text) throws IOException {
        if (!text.startsWith("u")) {
            throw new IOException("not multibase base64url");
        }
        return text.substring(1);
    }

    private static BitSet mostFirst(byte[] bytes) {
        BitSet indexes = new BitSet();
        for (int i = 0; i < bytes.length * Byte.SIZE; i++) {
            if ((bytes[i / Byte.SIZE] >> (Byte.SIZE - 1 - i % Byte.SIZE) & 1) == 1) {
                indexes.set(i);
            }
        }
        return indexes;
    }

    private BitSet leastFirst(byte[] bytes, int status) {
        BitSet indexes = new BitSet();
        int perByte = Byte.SIZE / bits;
        for (int i = 0; i < bytes.length * perByte; i++) {
            if ((bytes[i / perByte] >> i % perByte * bits & (1 << bits) - 1) == status) {
                indexes.set(i);
            }
        }
        return indexes;
    }
}
