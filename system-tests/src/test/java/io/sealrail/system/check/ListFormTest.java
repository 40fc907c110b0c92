package io.sealrail.system.check;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.BitSet;

import org.junit.jupiter.api.Test;

import io.sealrail.credential.status.BitstringStatusList;
import io.sealrail.credential.status.StatusBits;
import io.sealrail.credential.status.StatusList2021;
import io.sealrail.credential.status.TokenStatusList;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

/** The reader's own decoders agree with the platform's encoders. */
class ListFormTest {

    private static final int SIZE = 131_072;

    private final StatusBits bits = new StatusBits(SIZE);
    private final byte[] statuses = new byte[SIZE];
    private final BitSet revoked = new BitSet();
    private final BitSet suspended = new BitSet();

    ListFormTest() {
        for (int index : new int[] {0, 7, 8, 4_711, SIZE - 1}) {
            bits.set(index);
            statuses[index] = ListForm.REVOKED;
            revoked.set(index);
        }
        for (int index : new int[] {1, 4_712, SIZE - 2}) {
            statuses[index] = ListForm.SUSPENDED;
            suspended.set(index);
        }
    }

    @Test
    void readsEachForm() {
        String flat = "{\"encoded_list\":\"" + StatusList2021.encode(bits) + "\"}";
        assertEquals(revoked, ListForm.FLAT.indexes(flat, ListForm.REVOKED));
        assertEquals(revoked, ListForm.STATUS_LIST_2021.indexes(signed(StatusList2021.encode(bits)), ListForm.REVOKED));
        assertEquals(revoked, ListForm.BITSTRING.indexes(signed(BitstringStatusList.encode(bits)), ListForm.REVOKED));
        String token = token("{\"status_list\":{\"bits\":2,\"lst\":\"" + TokenStatusList.encode(2, statuses) + "\"}}");
        assertEquals(revoked, ListForm.TOKEN.indexes(token, ListForm.REVOKED));
        assertEquals(suspended, ListForm.TOKEN.indexes(token, ListForm.SUSPENDED));
    }

    @Test
    void refusesWhatIsNoList() {
        assertThrows(IllegalArgumentException.class, () -> ListForm.TOKEN.indexes("no.jwt", ListForm.REVOKED));
        assertThrows(
                IllegalArgumentException.class,
                () -> ListForm.BITSTRING.indexes(signed(StatusList2021.encode(bits)), ListForm.REVOKED));
        assertThrows(IllegalArgumentException.class, () -> ListForm.FLAT.indexes("{}", ListForm.REVOKED));
    }

    private static String signed(String list) {
        return "{\"credentialSubject\":{\"encodedList\":\"" + list + "\"}}";
    }

    private static String token(String claims) {
        return "e30." + Base64.getUrlEncoder().encodeToString(claims.getBytes(StandardCharsets.UTF_8)) + ".c2ln";
    }
}
