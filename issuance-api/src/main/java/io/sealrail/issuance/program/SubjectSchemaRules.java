package io.sealrail.issuance.program;

import java.util.Iterator;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SpecVersion;

import io.sealrail.kit.http.Problem;

/**
 * Which JSON Schemas can be the subject of a program: what a context can be generated for, and nothing that would be checked
 * differently from how it reads.
 */
final class SubjectSchemaRules {

    private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9_-]{0,63}");
    private static final Set<String> SCALARS = Set.of("string", "integer", "number", "boolean");
    private static final Set<String> FORMATS = Set.of("date", "date-time", "email", "uri", "uuid");
    private static final Set<String> OBJECT_KEYWORDS = Set.of(
            "$schema",
            "$id",
            "$comment",
            "title",
            "description",
            "type",
            "properties",
            "required",
            "examples",
            "additionalProperties",
            "minProperties",
            "maxProperties");
    private static final Set<String> PROPERTY_KEYWORDS = Set.of(
            "$comment",
            "title",
            "description",
            "type",
            "format",
            "enum",
            "const",
            "default",
            "examples",
            "minimum",
            "maximum",
            "exclusiveMinimum",
            "exclusiveMaximum",
            "multipleOf",
            "minLength",
            "maxLength",
            "pattern");

    /** The terms of the VCDM 2.0 context, at its top and in its scopes: they are protected and mean something else. */
    private static final Set<String> VCDM_TERMS = Set.of(
            "id",
            "type",
            "description",
            "digestMultibase",
            "digestSRI",
            "mediaType",
            "name",
            "confidenceMethod",
            "credentialSchema",
            "credentialStatus",
            "credentialSubject",
            "evidence",
            "issuer",
            "proof",
            "refreshService",
            "relatedResource",
            "renderMethod",
            "termsOfUse",
            "validFrom",
            "validUntil",
            "holder",
            "verifiableCredential",
            "statusPurpose",
            "statusListIndex",
            "statusListCredential",
            "statusMessage",
            "statusReference",
            "statusSize",
            "encodedList",
            "ttl",
            "cryptosuite",
            "created",
            "expires",
            "nonce",
            "domain",
            "challenge",
            "proofPurpose",
            "proofValue",
            "previousProof",
            "verificationMethod",
            "publicKeyMultibase",
            "secretKeyMultibase",
            "publicKeyJwk",
            "secretKeyJwk",
            "controller",
            "revoked",
            "coreClaimHash");

    private SubjectSchemaRules() {}

    static SpecVersion.VersionFlag dialect(JsonNode schema) {
        String declared = schema.path("$schema").asText(SpecVersion.VersionFlag.V202012.getId());
        return SpecVersion.VersionFlag.fromId(declared.replaceAll("#$", ""))
                .or(() -> SpecVersion.VersionFlag.fromId(declared))
                .filter(d -> d == SpecVersion.VersionFlag.V202012 || d == SpecVersion.VersionFlag.V7)
                .orElseThrow(() -> refused("$schema must be draft 2020-12 or draft-07"));
    }

    /** The schema, when it can be a subject's. */
    static ObjectNode check(JsonNode schema) {
        if (schema == null
                || !schema.isObject()
                || !"object".equals(schema.path("type").asText())) {
            throw refused("subjectSchema must be a JSON Schema of \"type\": \"object\"");
        }
        SpecVersion.VersionFlag dialect = dialect(schema);
        checkKeywords("subjectSchema", schema, OBJECT_KEYWORDS);
        if (schema.path("additionalProperties").asBoolean(false)
                || schema.path("additionalProperties").isObject()) {
            throw refused("additionalProperties must be false: every claim needs a term in the program's context");
        }
        JsonNode properties = schema.path("properties");
        if (!properties.isObject() || properties.isEmpty()) {
            throw refused("subjectSchema must have at least one property");
        }
        properties.properties().forEach(SubjectSchemaRules::checkProperty);
        checkRequired(schema, properties);
        checkAgainstMetaSchema(schema, dialect);
        return (ObjectNode) schema;
    }

    private static void checkProperty(Map.Entry<String, JsonNode> property) {
        String name = property.getKey();
        if (name.startsWith("@")) {
            throw refused("property " + name + ": names that begin with @ are JSON-LD keywords");
        }
        if (!NAME.matcher(name).matches()) {
            throw refused("property names are a letter and then up to 63 letters, digits, _ or -");
        }
        if (VCDM_TERMS.contains(name)) {
            throw refused("property " + name + ": the credential data model already defines this name");
        }
        JsonNode rules = property.getValue();
        JsonNode type = rules.path("type");
        if (!type.isTextual() || !SCALARS.contains(type.asText())) {
            throw refused("property " + name + ": type must be one of string, integer, number, boolean;"
                    + " nested objects, arrays and unions are not supported");
        }
        checkKeywords("property " + name, rules, PROPERTY_KEYWORDS);
        if (rules.has("format")
                && !(FORMATS.contains(rules.path("format").asText()) && "string".equals(type.asText()))) {
            throw refused("property " + name + ": format is for strings, one of date, date-time, email, uri, uuid");
        }
    }

    private static void checkKeywords(String where, JsonNode schema, Set<String> known) {
        for (Iterator<String> names = schema.fieldNames(); names.hasNext(); ) {
            if (!known.contains(names.next())) {
                throw refused(where + ": supported keywords are "
                        + String.join(", ", known.stream().sorted().toList()));
            }
        }
    }

    private static void checkRequired(JsonNode schema, JsonNode properties) {
        for (JsonNode name : schema.path("required")) {
            if (!properties.has(name.asText())) {
                throw refused("required names a property that properties does not have");
            }
        }
    }

    private static void checkAgainstMetaSchema(JsonNode schema, SpecVersion.VersionFlag dialect) {
        boolean sound = JsonSchemaFactory.getInstance(dialect)
                .getSchema(SchemaLocation.of(dialect.getId()))
                .validate(schema)
                .isEmpty();
        if (!sound) {
            throw refused("subjectSchema is not valid against its own meta-schema");
        }
    }

    private static Problem refused(String why) {
        return Problem.of(400, "INVALID_SUBJECT_SCHEMA", why);
    }
}
