package io.sealrail.verifier.verify;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What is to be verified.
 *
 * @param credential the whole credential: a JSON object, or the text of a compact SD-JWT
 */
record VerifyRequest(
        @Schema(
                oneOf = {ObjectNode.class, String.class},
                description = "a W3C credential with its proof, or a compact SD-JWT VC")
        JsonNode credential) {}
