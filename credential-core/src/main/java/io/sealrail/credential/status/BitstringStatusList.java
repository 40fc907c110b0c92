package io.sealrail.credential.status;

/** The {@code encodedList} of a Bitstring Status List 1.0: multibase {@code u} before the form of {@link StatusList2021}. */
public final class BitstringStatusList {

    private static final String MULTIBASE = "u";

    private BitstringStatusList() {}

    /** The encoded list; it begins with {@code uH4sIAAAAAAAAA}. */
    public static String encode(StatusBits bits) {
        return MULTIBASE + StatusList2021.encode(bits);
    }

    /**
     * Reads an encoded list.
     *
     * @param maxBytes what it may unpack to at most, in bytes (an eighth of the entries)
     * @throws MalformedStatusListException if it does not begin with {@code u}, is not base64url of GZIP, is empty, or
     *     unpacks to more
     */
    public static StatusBits decode(String encoded, int maxBytes) {
        if (!encoded.startsWith(MULTIBASE)) {
            throw new MalformedStatusListException("status list is not multibase base64url");
        }
        return StatusList2021.decode(encoded.substring(MULTIBASE.length()), maxBytes);
    }
}
