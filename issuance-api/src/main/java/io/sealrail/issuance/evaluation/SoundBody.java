package io.sealrail.issuance.evaluation;

import java.util.Locale;

import jakarta.enterprise.context.ApplicationScoped;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.sealrail.credential.canonical.CanonicalizationException;
import io.sealrail.credential.canonical.Jcs;
import io.sealrail.issuance.notary.NotaryProblem;
import io.sealrail.kit.http.Bodies;
import io.sealrail.kit.http.Problem;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * Reads the bodies of evaluation calls, once their caller is known: a JSON object with a canonical form (RFC 8785), so that
 * nothing in it reads differently to others, nested at most 64 deep, without the character NUL, which no database stores.
 */
@ApplicationScoped
class SoundBody {

    private final Bodies bodies;

    SoundBody(Bodies bodies) {
        this.bodies = bodies;
    }

    /** What was read, and its canonical form. */
    record Read<T>(T request, String canonical) {}

    /** @throws Problem 400 {@code request.invalid}: another content type, malformed, unknown members, members of another type */
    <T> Read<T> read(String contentType, byte[] body, Class<T> type) {
        Members.require(isJson(contentType), "the content type must be application/json");
        ObjectNode json = bodies.read(body, ObjectNode.class);
        String canonical = canonical(json);
        Members.require(!hasNul(json), "the body holds the character NUL");
        return new Read<>(bodies.read(body, type), canonical);
    }

    private static boolean isJson(String contentType) {
        return contentType != null
                && contentType.split(";", 2)[0].strip().toLowerCase(Locale.ROOT).equals("application/json");
    }

    private static String canonical(ObjectNode json) {
        try {
            return new String(Jcs.canonicalize(json), UTF_8);
        } catch (CanonicalizationException e) {
            throw NotaryProblem.INVALID.problem("the body holds " + e.getMessage());
        }
    }

    private static boolean hasNul(JsonNode json) {
        if (json.isTextual()) {
            return json.textValue().indexOf('\0') >= 0;
        }
        if (json.isObject()
                && json.properties().stream().anyMatch(member -> member.getKey().indexOf('\0') >= 0)) {
            return true;
        }
        for (JsonNode item : json) {
            if (hasNul(item)) {
                return true;
            }
        }
        return false;
    }
}
