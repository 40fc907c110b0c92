package io.sealrail.credential.status;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.sealrail.credential.Vectors;
import io.sealrail.credential.key.Hex;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

/** The vectors of draft-ietf-oauth-status-list, whose long ones have 2^20 entries. */
class TokenStatusListTest {

    private static final String FOLDER = "vectors/token-status-list/";
    private static final int MAX_BYTES = 1 << 20;

    @ParameterizedTest
    @CsvSource({"status_list_encoding_json.md, 1", "status_list_encoding2_json.md, 2"})
    void encodesAsPublished(String file, int bits) {
        byte[] packed = publishedBytes(file);
        byte[] statuses = TokenStatusList.decode(bits, publishedList(file), MAX_BYTES);

        assertEquals(publishedList(file), TokenStatusList.encode(bits, statuses));
        assertEquals(packed.length * (Byte.SIZE / bits), statuses.length);
        for (int i = 0; i < statuses.length; i++) {
            int perByte = Byte.SIZE / bits;
            assertEquals((packed[i / perByte] >> i % perByte * bits) & (1 << bits) - 1, statuses[i]);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "status_list_encoding1_long_json.md, 1, 1000345, 1, 11",
        "status_list_encoding2_long_json.md, 2, 1000345, 3, 11",
        "status_list_encoding4_json.md, 4, 1030204, 14, 15",
        "status_list_encoding8_json.md, 8, 52451, 1, 255"
    })
    void encodesLongListsAsPublished(String file, int bits, int index, int status, int notZero) {
        byte[] statuses = TokenStatusList.decode(bits, publishedList(file), MAX_BYTES);

        assertEquals(1 << 20, statuses.length);
        assertEquals(status, statuses[index]);
        assertEquals(
                notZero,
                IntStream.range(0, statuses.length)
                        .filter(i -> statuses[i] != 0)
                        .count());
        assertEquals(publishedList(file), TokenStatusList.encode(bits, statuses));
    }

    @Test
    void namesTheStatusTypes() {
        byte[] statuses = {
            EntryState.VALID.token(), EntryState.REVOKED.token(), EntryState.SUSPENDED.token(), EntryState.VALID.token()
        };
        assertArrayEquals(new byte[] {0, 1, 2, 0}, statuses);
        assertArrayEquals(statuses, TokenStatusList.decode(2, TokenStatusList.encode(2, statuses), 1));
    }

    @Test
    void refusesStatusesThatDoNotFit() {
        assertThrows(IllegalArgumentException.class, () -> TokenStatusList.encode(2, new byte[] {0, 1, 2, 4}));
        assertThrows(IllegalArgumentException.class, () -> TokenStatusList.encode(2, new byte[] {0, 1, 2}));
        assertThrows(IllegalArgumentException.class, () -> TokenStatusList.encode(2, new byte[0]));
        assertThrows(IllegalArgumentException.class, () -> TokenStatusList.encode(3, new byte[8]));
    }

    @Test
    void refusesListsThatUnpackToMoreThanAllowed() {
        String bomb = TokenStatusList.encode(8, new byte[10_000_000]);
        assertThrows(MalformedStatusListException.class, () -> TokenStatusList.decode(8, bomb, 16_384));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "eNrbuRgAAhcBXQ==", "not base64url!", "H4sIAAAAAAAAAwMAAAAAAAAAAAA"})
    void refusesWhatIsNoList(String encoded) {
        assertThrows(MalformedStatusListException.class, () -> TokenStatusList.decode(1, encoded, MAX_BYTES));
    }

    private static String publishedList(String file) {
        String json = Vectors.text(FOLDER + file);
        return Vectors.parse(json.substring(json.indexOf('{')).replaceAll("\\s+(?=[A-Za-z0-9_-]*\"?)", ""))
                .get("lst")
                .asText();
    }

    private static byte[] publishedBytes(String file) {
        Matcher bytes = Pattern.compile("0x([0-9a-f]{2})").matcher(Vectors.text(FOLDER + file));
        StringBuilder hex = new StringBuilder();
        while (bytes.find()) {
            hex.append(bytes.group(1));
        }
        return Hex.decode(hex.toString());
    }

    @Test
    void sharesNoBitOrderWithTheOtherLists() {
        StatusBits bits = new StatusBits(8);
        bits.set(0);
        byte[] statuses = {1, 0, 0, 0, 0, 0, 0, 0};

        assertEquals((byte) 0x80, bits.msbFirst()[0]);
        assertArrayEquals(new byte[] {0x01}, TokenStatusList.decode(8, TokenStatusList.encode(1, statuses), 1));
    }
}
