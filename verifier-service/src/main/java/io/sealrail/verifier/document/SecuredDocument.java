package io.sealrail.verifier.document;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** What a signed document says about itself, read without judging it. */
public record SecuredDocument(ObjectNode json) {

    static final String VERSION_1 = "https://www.w3.org/2018/credentials/v1";
    static final String VERSION_2 = "https://www.w3.org/ns/credentials/v2";

    private static final Set<String> VERSIONS = Set.of(VERSION_1, VERSION_2);

    /** The issuer's identifier: a text, or the {@code id} of an object. */
    public Optional<String> issuer() {
        JsonNode issuer = json.path("issuer");
        return Optional.ofNullable(issuer.isObject() ? issuer.path("id").textValue() : issuer.textValue());
    }

    /** Its types. */
    public List<String> types() {
        return parts(json.path("type")).stream().map(JsonNode::asText).toList();
    }

    /** Its status entries; those that are no objects, too. */
    public List<JsonNode> statusEntries() {
        return parts(json.path("credentialStatus"));
    }

    List<JsonNode> contexts() {
        return parts(json.path("@context"));
    }

    List<String> contextUrls() {
        return contexts().stream().map(JsonNode::textValue).toList();
    }

    List<JsonNode> proofs() {
        return parts(json.path("proof"));
    }

    boolean beginsWithCredentialContext() {
        return !contexts().isEmpty() && VERSIONS.contains(contexts().get(0).asText());
    }

    boolean hasSubject() {
        List<JsonNode> subjects = parts(json.path("credentialSubject"));
        return !subjects.isEmpty() && subjects.stream().allMatch(JsonNode::isObject);
    }

    /** One value or a list of values, as a list; {@code null} counts as absent. */
    static List<JsonNode> parts(JsonNode value) {
        List<JsonNode> parts = new ArrayList<>();
        if (value.isArray()) {
            value.forEach(parts::add);
        } else if (!value.isMissingNode() && !value.isNull()) {
            parts.add(value);
        }
        return parts;
    }
}
