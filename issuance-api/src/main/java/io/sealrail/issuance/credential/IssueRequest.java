package io.sealrail.issuance.credential;

import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

import io.sealrail.kit.http.Problem;

/** The body of {@code POST /v1/credentials/issue-on-behalf}: these four members and no others. */
record IssueRequest(
        @Schema(
                description = "The issuer's DID",
                required = true,
                examples = "did:air:id:test:4P44fsVUhPctDTWH2Nz26pZJFsg6CqyiAELTGeVQDB")
        String issuerDid,

        @Schema(description = "The issuance program's id", required = true, examples = "c21s70g0i54sn0023172Cv")
        String credentialId,

        @Schema(
                description = "The claims, as the program's schema says",
                required = true,
                implementation = Object.class,
                examples = "{\"age\":25,\"location\":\"United States\",\"isMember\":true}")
        ObjectNode credentialSubject,

        @Schema(
                description = "ignore: answer with the credential that exists; revoke: issue anew and end that one",
                enumeration = {"ignore", "revoke"},
                defaultValue = "revoke")
        OnDuplicate onDuplicate) {

    private static final Set<String> MEMBERS = Set.of("issuerDid", "credentialId", "credentialSubject", "onDuplicate");
    private static final int LONGEST_ID = 256;

    /** Reads the body; what is missing, unknown or of the wrong type is a 400 that names the member. */
    static IssueRequest of(ObjectNode body) {
        body.fieldNames()
                .forEachRemaining(name -> require(MEMBERS.contains(name), shown(name) + " is not a known member"));
        JsonNode subject = body.path("credentialSubject");
        require(!subject.isMissingNode(), "credentialSubject is missing");
        require(subject.isObject(), "credentialSubject must be an object");
        return new IssueRequest(
                id(body, "issuerDid"), id(body, "credentialId"), (ObjectNode) subject, onDuplicate(body));
    }

    private static String id(ObjectNode body, String name) {
        JsonNode value = body.path(name);
        require(!value.isMissingNode(), name + " is missing");
        require(value.isTextual(), name + " must be a string");
        String id = value.textValue();
        boolean plain = !id.isBlank() && id.length() <= LONGEST_ID && id.chars().noneMatch(Character::isISOControl);
        require(plain, name + " is empty, too long or holds control characters");
        return id;
    }

    private static OnDuplicate onDuplicate(ObjectNode body) {
        JsonNode value = body.path("onDuplicate");
        require(value.isMissingNode() || value.isTextual(), "onDuplicate must be a string");
        return switch (value.asText("revoke")) {
            case "ignore" -> OnDuplicate.IGNORE;
            case "revoke" -> OnDuplicate.REVOKE;
            default -> throw invalid("onDuplicate must be \"ignore\" or \"revoke\"");
        };
    }

    /** A name that a client made up, safe to print. */
    private static String shown(String name) {
        return name.replaceAll("[^A-Za-z0-9_.$-]", "?").substring(0, Math.min(64, name.length()));
    }

    private static void require(boolean held, String message) {
        if (!held) {
            throw invalid(message);
        }
    }

    private static Problem invalid(String message) {
        return IssueRefusal.INVALID_REQUEST.problem(message);
    }
}
