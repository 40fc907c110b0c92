package io.sealrail.verifier.verify;

import com.fasterxml.jackson.databind.JsonNode;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What is to be verified.
 *
 * @param credential the whole credential: a JSON object, or the text of a compact SD-JWT
 */
record VerifyRequest(
        @Schema(
                required = true,
                implementation = Object.class,
                description = "a W3C credential with its proof (an object), or a compact SD-JWT VC (a text)")
        JsonNode credential) {}
