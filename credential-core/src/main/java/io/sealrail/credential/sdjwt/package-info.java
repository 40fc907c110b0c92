/**
 * Selective disclosure: SD-JWT (RFC 9901) as SD-JWT VC uses it, with SHA-256 digests.
 *
 * <p>Nothing here looks at the issuer's signature, at times or at a status: the caller has the key, the clock and the list.
 */
package io.sealrail.credential.sdjwt;
