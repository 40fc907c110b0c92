package io.sealrail.credential.status;

import io.sealrail.credential.key.Base64Url;

/** The {@code encodedList} of a StatusList2021Credential: GZIP, most significant bit first, base64url without padding. */
public final class StatusList2021 {

    private StatusList2021() {}

    /** The encoded list; it begins with {@code H4sIAAAAAAAAA}. */
    public static String encode(StatusBits bits) {
        return Base64Url.encode(Gzip.pack(bits.msbFirst()));
    }

    /**
     * Reads an encoded list.
     *
     * @param maxBytes what it may unpack to at most, in bytes (an eighth of the entries)
     * @throws MalformedStatusListException if it is not base64url of GZIP, is empty, or unpacks to more
     */
    public static StatusBits decode(String encoded, int maxBytes) {
        try {
            byte[] bits = Gzip.unpack(Base64Url.decode(encoded), maxBytes);
            if (bits.length == 0) {
                throw new MalformedStatusListException("status list is empty");
            }
            return StatusBits.fromMsbFirst(bits);
        } catch (IllegalArgumentException e) {
            throw new MalformedStatusListException("status list is not base64url", e);
        }
    }
}
