package io.sealrail.issuance.issuer;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * A DID document and what is known about it.
 *
 * @param document as it is served
 * @param deactivated whether the DID is out of use for ever (DID Resolution, {@code didDocumentMetadata})
 */
public record ResolvedDid(ObjectNode document, boolean deactivated) {}
