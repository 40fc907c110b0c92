package io.sealrail.verifier.verify;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What is to be verified.
 *
 * @param presentation an SD-JWT VC with key binding, compact
 * @param nonce what the holder was asked to sign
 * @param audience for whom the presentation was asked
 */
record PresentationRequest(
        @Schema(required = true, description = "an SD-JWT VC with key binding (RFC 9901, 4), compact")
        String presentation,

        @Schema(description = "what the holder was asked to sign; without it the key binding is not checked")
        String nonce,

        @Schema(
                description =
                        "for whom the presentation was asked, the `aud` of the key binding; without it it is not checked")
        String audience) {}
