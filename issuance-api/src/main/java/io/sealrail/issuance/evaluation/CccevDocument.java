package io.sealrail.issuance.evaluation;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.sealrail.issuance.Json;

/**
 * An evaluation as evidence in terms of the Core Criterion and Core Evidence Vocabulary (CCCEV 2, JSON-LD 1.1), its context
 * inline: each result an {@code cccev:Evidence} that supports the claim as a requirement.
 */
final class CccevDocument {

    private CccevDocument() {}

    static ObjectNode of(KeptEvaluation kept) {
        ObjectNode document = Json.object();
        ObjectNode context = document.putObject("@context");
        context.put("cccev", "http://data.europa.eu/m8g/");
        context.put("dcterms", "http://purl.org/dc/terms/");
        context.put("foaf", "http://xmlns.com/foaf/0.1/");
        context.put("time", "http://www.w3.org/2006/time#");
        context.put("xsd", "http://www.w3.org/2001/XMLSchema#");
        ArrayNode graph = document.putArray("@graph");
        ResultView.of(kept).forEach(result -> graph.add(evidence(result)));
        return document;
    }

    private static ObjectNode evidence(ResultView result) {
        String id = "urn:registry-notary:evidence:" + result.evaluationId() + ":" + result.claimId();
        ObjectNode evidence = Json.object();
        evidence.put("@id", id).put("@type", "cccev:Evidence").put("dcterms:identifier", result.evaluationId());
        evidence.putObject("cccev:isProvidedBy")
                .put("@type", "foaf:Agent")
                .put("dcterms:identifier", result.provenance().generatedBy().serviceId());
        evidence.putObject("cccev:supportsRequirement")
                .put("@id", "urn:claim:" + result.claimId() + ":" + result.claimVersion())
                .put("@type", "cccev:Requirement");
        evidence.set("cccev:supportsValue", supportedValue(result, id));
        ObjectNode period = evidence.putObject("cccev:validityPeriod");
        period.put("@id", id + "#validity").put("@type", "time:ProperInterval");
        period.set("time:hasBeginning", time(result.issuedAt()));
        period.set("time:hasEnd", time(result.expiresAt()));
        if (result.satisfied() != null) {
            evidence.put("cccev:isConformantTo", result.satisfied());
        }
        return evidence;
    }

    private static ObjectNode supportedValue(ResultView result, String id) {
        ObjectNode value = Json.object();
        value.put("@id", id + "#value").put("@type", "cccev:SupportedValue");
        value.putObject("cccev:providesValueFor")
                .put("@id", "urn:claim-concept:" + result.claimId())
                .put("@type", "cccev:InformationConcept")
                .put("dcterms:identifier", result.claimId());
        if (result.value() != null) {
            ObjectNode literal = value.putObject("cccev:value");
            literal.put("@type", "@json").set("@value", result.value());
        }
        return value;
    }

    private static ObjectNode time(java.time.Instant time) {
        return Json.object().put("@type", "xsd:dateTime").put("@value", time.toString());
    }
}
