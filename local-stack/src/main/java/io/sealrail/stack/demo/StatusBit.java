package io.sealrail.stack.demo;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Base64;
import java.util.zip.GZIPInputStream;

import com.fasterxml.jackson.databind.JsonNode;

/** Reads one bit of a BitstringStatusListCredential (W3C Bitstring Status List 1.0, section 3.2), as a verifier would. */
final class StatusBit {

    private static final int MOST_BYTES = 4 << 20;

    private StatusBit() {}

    static boolean isSet(JsonNode list, int index) {
        String encoded = list.path("credentialSubject").path("encodedList").asText();
        if (!encoded.startsWith("u")) {
            return false;
        }
        byte[] zipped = Base64.getUrlDecoder().decode(encoded.substring(1));
        try (GZIPInputStream bits = new GZIPInputStream(new ByteArrayInputStream(zipped))) {
            byte[] bytes = bits.readNBytes(MOST_BYTES);
            return (bytes[index / 8] & (0x80 >> (index % 8))) != 0;
        } catch (IOException broken) {
            return false;
        }
    }
}
