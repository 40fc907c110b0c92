package io.sealrail.kit.http;

/** The addresses that begin with the same bits, as in {@code 10.0.0.0/8} (RFC 4632, section 3.1). */
record AddressRange(Address first, int prefixBits) {

    /** Reads an address with or without the length of its prefix; refuses anything else with an IllegalArgumentException. */
    static AddressRange parse(String text) {
        String[] parts = text.trim().split("/", -1);
        Address first = Address.parse(parts[0]).orElseThrow(() -> noRange(text));
        if (parts.length == 1) {
            return new AddressRange(first, first.bits());
        }
        boolean length = parts.length == 2 && parts[1].matches("\\d{1,3}");
        if (!length || Integer.parseInt(parts[1]) > first.bits()) {
            throw noRange(text);
        }
        return new AddressRange(first, Integer.parseInt(parts[1]));
    }

    private static IllegalArgumentException noRange(String text) {
        return new IllegalArgumentException("sealrail.http.trusted-proxies has no address range in " + text);
    }

    boolean contains(Address address) {
        return first.sharesPrefix(address, prefixBits);
    }
}
