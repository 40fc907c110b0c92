package io.sealrail.issuance.partner;

import java.util.Optional;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** Where a partner's public keys come from: a URL, or a JWK Set given inline; exactly one of them. */
record PartnerKeys(Optional<String> url, Optional<ObjectNode> inline) {}
