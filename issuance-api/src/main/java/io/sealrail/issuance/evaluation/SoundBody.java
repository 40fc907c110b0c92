package io.sealrail.issuance.evaluation;

import java.util.function.Function;

import jakarta.enterprise.context.ApplicationScoped;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.mutiny.Uni;

import io.sealrail.credential.canonical.CanonicalizationException;
import io.sealrail.credential.canonical.Jcs;
import io.sealrail.credential.key.Sha256;
import io.sealrail.issuance.notary.NotaryProblem;
import io.sealrail.kit.http.Bodies;
import io.sealrail.kit.http.Problem;
import io.sealrail.kit.work.Workers;

/**
 * Reads the bodies of evaluation calls, once their caller is known: a JSON object with a canonical form (RFC 8785), so that
 * nothing in it reads differently to others, nested at most 64 deep, without the character NUL, which no database stores.
 */
@ApplicationScoped
class SoundBody {

    private final Bodies bodies;
    private final Workers workers;

    SoundBody(Bodies bodies, Workers workers) {
        this.bodies = bodies;
        this.workers = workers;
    }

    /** What was read, and the SHA-256 of its canonical form. */
    record Read<T>(T request, byte[] digest) {}

    /**
     * Reads it on a worker thread, and what it means.
     *
     * @throws Problem (in the Uni) 400 {@code request.invalid}: another content type, malformed, unknown members, members of
     *     another type, or what the meaning refuses
     */
    <T, R> Uni<R> read(String contentType, byte[] body, Class<T> type, Function<Read<T>, R> meaning) {
        return workers.onWorker(() -> meaning.apply(read(contentType, body, type)));
    }

    private <T> Read<T> read(String contentType, byte[] body, Class<T> type) {
        Members.require(Bodies.isJson(contentType), "the content type must be application/json");
        ObjectNode json = bodies.read(body, ObjectNode.class);
        byte[] canonical = canonical(json);
        Members.require(!hasNul(json), "the body holds the character NUL");
        return new Read<>(bodies.read(body, type), Sha256.hash(canonical));
    }

    private static byte[] canonical(ObjectNode json) {
        try {
            return Jcs.canonicalize(json);
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
