package io.sealrail.stack.demo;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Base64;
import java.util.zip.GZIPInputStream;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * Reads one bit, as a verifier would, of a BitstringStatusListCredential (W3C Bitstring Status List 1.0, section 3.2) or of the
 * flat list, which is encoded as StatusList2021 is.
 */
final class StatusBit {

    private static final int MOST_BYTES = 4 << 20;

    private StatusBit() {}

    static boolean isSet(JsonNode list, int index) {
        String multibase = list.path("credentialSubject").path("encodedList").asText();
        String encoded = multibase.startsWith("u")
                ? multibase.substring(1)
                : list.path("encoded_list").asText();
        byte[] zipped = Base64.getUrlDecoder().decode(encoded);
        try (GZIPInputStream bits = new GZIPInputStream(new ByteArrayInputStream(zipped))) {
            byte[] bytes = bits.readNBytes(MOST_BYTES);
            return (bytes[index / 8] & (0x80 >> (index % 8))) != 0;
        } catch (IOException broken) {
            return false;
        }
    }
}
