package io.sealrail.kit.fetch;

import java.io.IOException;
import java.net.InetAddress;
import java.time.Duration;

import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertThrows;

class CallsUnderWayTest {

    private final CallsUnderWay calls = new CallsUnderWay(new FetchRules(false, Duration.ofSeconds(1), 1, 0, 9, 2));

    @Test
    void countsOneNetworkOfIpv6AsOne() throws IOException {
        calls.begin(address("2001:db8:1:2::1"));
        calls.begin(address("2001:db8:1:2:ffff::2"));
        assertThrows(TooBusyException.class, () -> calls.begin(address("2001:db8:1:2::3")));
        assertDoesNotThrow(() -> calls.begin(address("2001:db8:1:3::1")));
        calls.end(address("2001:db8:1:2::1"));
        assertDoesNotThrow(() -> calls.begin(address("2001:db8:1:2::3")));
    }

    @Test
    void countsIpv4ByItself() throws IOException {
        calls.begin(address("198.51.100.1"));
        calls.begin(address("198.51.100.1"));
        assertThrows(TooBusyException.class, () -> calls.begin(address("198.51.100.1")));
        assertDoesNotThrow(() -> calls.begin(address("198.51.100.2")));
    }

    private static InetAddress address(String text) throws IOException {
        return InetAddress.getByName(text);
    }
}
