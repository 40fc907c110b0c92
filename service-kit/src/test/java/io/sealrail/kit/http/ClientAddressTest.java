package io.sealrail.kit.http;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

class ClientAddressTest {

    private static final List<String> PROXIES = List.of("10.0.0.0/8", " 192.0.2.7", "2001:db8:ff::/48");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "203.0.113.9 | 198.51.100.1             | 203.0.113.9",
                "10.1.2.3    | 198.51.100.1             | 198.51.100.1",
                "10.1.2.3    | 198.51.100.1:4711        | 198.51.100.1",
                "10.1.2.3    | 6.6.6.6, 198.51.100.1    | 198.51.100.1",
                "10.1.2.3    | 6.6.6.6, 198.51.100.1, 192.0.2.7, 10.9.9.9 | 198.51.100.1",
                "10.1.2.3    | 6.6.6.6,,198.51.100.1,   | 198.51.100.1",
                "10.1.2.3    | 10.4.4.4                 | 10.4.4.4",
                "10.1.2.3    | 198.51.100.1, unknown    | 10.1.2.3",
                "10.1.2.3    | 198.51.100.1, localhost, 10.7.7.7 | 10.7.7.7",
                "::ffff:10.1.2.3 | ::ffff:198.51.100.1  | 198.51.100.1",
                "192.0.2.8   | 198.51.100.1             | 192.0.2.8",
                "2001:db8:ff::1 | 2001:db8:1::1         | 2001:db8:1::1",
                "2001:db8:ff::1 | [2001:db8:1::1]:443   | 2001:db8:1::1",
                "2001:db8:fe::1 | 2001:db8:1::1         | 2001:db8:fe::1"
            })
    void isTheRightMostAddressThatIsNoTrustedProxy(String peer, String forwarded, String client) {
        assertEquals(client(client), client(peer, "x-forwarded-for", forwarded));
    }

    @Test
    void readsSeveralLinesAsOneList() {
        assertEquals(
                client("198.51.100.1"), client("10.1.2.3", "x-forwarded-for", "6.6.6.6", "198.51.100.1, 10.2.2.2"));
    }

    @Test
    void isTheProxysWhenItCallsForItself() {
        assertEquals(client("10.1.2.3"), client("10.1.2.3", "x-forwarded-for"));
        assertEquals(client("203.0.113.9"), client("203.0.113.9", "x-forwarded-for"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\'',
            value = {
                "for=198.51.100.1                                    | 198.51.100.1",
                "for=6.6.6.6, For=198.51.100.1;proto=https, for=10.1.1.1 | 198.51.100.1",
                "proto=https;by=1.1.1.1;for=\"[2001:db8:1::1]:4711\"    | 2001:db8:1::1",
                "for=\"6.6.6.6, for=198.51.100.1                       | 198.51.100.1",
                "for=198.51.100.1, for=_hidden                       | 10.1.2.3",
                "198.51.100.1, proto=https                           | 10.1.2.3"
            })
    void readsTheStandardHeaderWhereTheProxiesWriteThat(String forwarded, String client) {
        assertEquals(client(client), client("10.1.2.3", "forwarded", forwarded));
    }

    @Test
    void countsIpv6ByItsNetworkAndIpv4ByItself() {
        assertEquals(client("2001:db8:1:2::1"), client("2001:db8:1:2:ffff:ffff:ffff:ffff"));
        assertNotEquals(client("2001:db8:1:2::1"), client("2001:db8:1:3::1"));
        assertNotEquals(client("198.51.100.1"), client("198.51.100.2"));
        assertEquals(client("198.51.100.1"), client("::ffff:c633:6401"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"10.0.0.0/33", "10.0.0.0/", "10.0.0.0/8/8", "10.0.0/8", "localhost", "::/129", "10.0.0.0/-1", ""
            })
    void refusesWhatIsNoRange(String range) {
        assertThrows(
                IllegalArgumentException.class,
                () -> new ClientAddress(Optional.of(List.of(range)), "x-forwarded-for"));
    }

    @Test
    void refusesAnotherHeader() {
        assertThrows(IllegalArgumentException.class, () -> new ClientAddress(Optional.empty(), "x-real-ip"));
    }

    private static Optional<String> client(String peer, String header, String... lines) {
        return Optional.of(new ClientAddress(Optional.of(PROXIES), header)
                .of(peer, Arrays.asList(lines))
                .client());
    }

    private static Optional<String> client(String address) {
        return Optional.of(Address.parse(address).orElseThrow().client());
    }
}
