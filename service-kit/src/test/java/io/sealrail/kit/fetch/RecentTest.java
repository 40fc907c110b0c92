package io.sealrail.kit.fetch;

import java.util.Optional;

import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;

class RecentTest {

    private final Recent<String, String> recent = new Recent<>(10, String::length, key -> key.substring(0, 1), 4);

    @Test
    void letsOneOwnerPushOutOnlyItsOwnValues() {
        recent.put("a1", "xx");
        for (int i = 0; i < 100; i++) {
            recent.put("b" + i, "xx");
        }
        assertEquals(Optional.of("xx"), recent.get("a1"));
        assertEquals(Optional.empty(), recent.get("b97"));
        assertEquals(Optional.of("xx"), recent.get("b98"));
        assertEquals(Optional.of("xx"), recent.get("b99"));
    }

    @Test
    void holdsNoMoreThanItsCapacityOfAll() {
        for (String key : new String[] {"a1", "b1", "c1"}) {
            recent.put(key, "xxxx");
        }
        assertEquals(Optional.empty(), recent.get("a1"));
        recent.remove("b1");
        recent.put("a1", "xxxx");
        assertEquals(Optional.of("xxxx"), recent.get("c1"));
    }

    @Test
    void holdsNothingThatIsLargerThanAShare() {
        recent.put("a1", "xxxxx");
        assertEquals(Optional.empty(), recent.get("a1"));
        recent.put("a2", "xxxx");
        assertEquals(Optional.of("xxxx"), recent.get("a2"));
    }
}
