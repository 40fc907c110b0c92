/** Whether an SD-JWT VC is its issuer's, what it discloses, and whether its holder presents it (RFC 9901, SD-JWT VC). */
package io.sealrail.verifier.sdjwt;
