package io.sealrail.verifier.verify;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * What is to be verified.
 *
 * @param credential the whole credential, a JSON object
 */
record VerifyRequest(JsonNode credential) {}
