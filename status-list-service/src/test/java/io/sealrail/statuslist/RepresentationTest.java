package io.sealrail.statuslist;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

class RepresentationTest {

    private static final String TYPE = "application/json";
    private static final byte[] BODY = {1, 2, 3};

    @Test
    void tagsEqualBytesOfOneVersionEqually() {
        assertEquals(
                Representation.of(BODY, 1, TYPE).etag(),
                Representation.of(BODY.clone(), 1, TYPE).etag());
    }

    @Test
    void tagsOtherBytesVersionsAndTypesDifferently() {
        String etag = Representation.of(BODY, 1, TYPE).etag();

        assertNotEquals(etag, Representation.of(new byte[] {1, 2, 4}, 1, TYPE).etag());
        assertNotEquals(etag, Representation.of(BODY, 2, TYPE).etag());
        assertNotEquals(etag, Representation.of(BODY, 1, "application/vc").etag());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1", "\"1\"", "\"1-\"", "W/*", "\"*\"", "\"1-a\", *", "*, *", ",", "w/x"})
    void matchesNoOtherTag(String condition) {
        assertFalse(Representation.of(BODY, 1, TYPE).matches(condition));
    }

    @Test
    void matchesItsTagWeaklyAndAmongOthers() {
        Representation form = Representation.of(BODY, 1, TYPE);

        for (String condition : new String[] {
            form.etag(),
            "W/" + form.etag(),
            "*",
            " * ",
            "\"a,b\",W/" + form.etag(),
            "\"x\" ,\t" + form.etag() + " , \"y\""
        }) {
            assertTrue(form.matches(condition), condition);
        }
        assertFalse(form.matches("w/" + form.etag()));
        assertFalse(form.matches(form.etag().replace("\"", "")));
    }
}
