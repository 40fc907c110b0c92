package io.sealrail.credential.sdjwt;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.sealrail.credential.sdjwt.MalformedSdJwtException.Fault;

/** One run of RFC 9901, 7.1, step 3 to 5: each value is visited once, so the work grows with the text and not faster. */
final class DisclosedClaims {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final String SHA_256 = "sha-256";

    private final Map<String, Disclosure> notYetUsed = new HashMap<>();
    private final Set<String> digests = new HashSet<>();

    DisclosedClaims(List<Disclosure> disclosures) {
        for (Disclosure disclosure : disclosures) {
            if (notYetUsed.put(disclosure.digest(), disclosure) != null) {
                throw fault(Fault.DISCLOSURE_DOUBLED, "a disclosure is there twice");
            }
        }
    }

    ObjectNode of(ObjectNode payload) {
        if (payload.has(ReservedNames.HASH)
                && !SHA_256.equals(payload.get(ReservedNames.HASH).textValue())) {
            throw fault(Fault.HASH_UNSUPPORTED, "unknown _sd_alg");
        }
        payload.properties().forEach(claim -> {
            if (ReservedNames.isWhole(claim.getKey()) && ReservedNames.occurIn(claim.getValue())) {
                throw fault(Fault.NAME_RESERVED, "a part of a reserved claim is selectively disclosable");
            }
        });
        ObjectNode claims = object(payload, 0);
        if (!notYetUsed.isEmpty()) {
            throw fault(Fault.DISCLOSURE_UNREFERENCED, "no digest refers to a disclosure");
        }
        claims.remove(ReservedNames.HASH);
        return claims;
    }

    private JsonNode value(JsonNode value, int depth) {
        if (depth > Limits.MAX_DEPTH) {
            throw fault(Fault.TOO_COMPLEX, "nested too deeply");
        }
        if (value instanceof ObjectNode object) {
            return object(object, depth);
        }
        return value instanceof ArrayNode array ? array(array, depth) : value;
    }

    private ObjectNode object(ObjectNode object, int depth) {
        if (object.has(ReservedNames.ELEMENT)) {
            throw fault(Fault.DIGESTS_MALFORMED, "a digest of an array element stands elsewhere");
        }
        ObjectNode disclosed = JSON.objectNode();
        object.properties().forEach(member -> {
            if (!member.getKey().equals(ReservedNames.DIGESTS)) {
                disclosed.set(member.getKey(), value(member.getValue(), depth + 1));
            }
        });
        if (object.has(ReservedNames.DIGESTS)) {
            disclose(object.get(ReservedNames.DIGESTS), disclosed, depth);
        }
        return disclosed;
    }

    private void disclose(JsonNode digestsOfObject, ObjectNode object, int depth) {
        if (!digestsOfObject.isArray()) {
            throw fault(Fault.DIGESTS_MALFORMED, "_sd is not an array");
        }
        for (JsonNode digest : digestsOfObject) {
            take(digest).ifPresent(disclosure -> {
                if (disclosure.name() == null) {
                    throw fault(Fault.DISCLOSURE_MISPLACED, "an array element is disclosed as a member");
                }
                ReservedNames.refuse(disclosure.name(), depth == 0);
                if (object.has(disclosure.name())) {
                    throw fault(Fault.NAME_DOUBLED, "a disclosed member is there already");
                }
                object.set(disclosure.name(), value(disclosure.value(), depth + 1));
            });
        }
    }

    private ArrayNode array(ArrayNode array, int depth) {
        ArrayNode disclosed = JSON.arrayNode();
        for (JsonNode element : array) {
            if (element.isObject() && element.has(ReservedNames.ELEMENT)) {
                element(element).ifPresent(value -> disclosed.add(value(value, depth + 1)));
            } else {
                disclosed.add(value(element, depth + 1));
            }
        }
        return disclosed;
    }

    private Optional<JsonNode> element(JsonNode placeholder) {
        if (placeholder.size() != 1) {
            throw fault(Fault.DIGESTS_MALFORMED, "a digest of an array element is not alone");
        }
        return take(placeholder.get(ReservedNames.ELEMENT)).map(disclosure -> {
            if (disclosure.name() != null) {
                throw fault(Fault.DISCLOSURE_MISPLACED, "a member is disclosed as an array element");
            }
            return disclosure.value();
        });
    }

    /** What the digest stands for; empty for a decoy and for what the holder keeps. */
    private Optional<Disclosure> take(JsonNode digest) {
        if (!digest.isTextual()) {
            throw fault(Fault.DIGESTS_MALFORMED, "a digest is not text");
        }
        if (!digests.add(digest.textValue())) {
            throw fault(Fault.DIGEST_DOUBLED, "a digest is there twice");
        }
        return Optional.ofNullable(notYetUsed.remove(digest.textValue()));
    }

    private static MalformedSdJwtException fault(Fault fault, String message) {
        return new MalformedSdJwtException(fault, message);
    }
}
