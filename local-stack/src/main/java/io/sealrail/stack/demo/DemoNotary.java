package io.sealrail.stack.demo;

import java.util.List;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * A client of the Notary API with two keys; what it can ask is in the stack's {@code claims.yaml}.
 *
 * @param apiKey of all that the demo does
 * @param limitedApiKey may ask the registries, and not turn the answers into credentials
 */
record DemoNotary(String apiKey, String limitedApiKey) {

    /** What claims about farmers need. */
    static final String EVIDENCE = "farmer_registry:evidence";

    static final String ISSUING = "registry_notary:credential_issue";
    static final List<String> CLAIMS = List.of("farmer-registered", "smallholder", "farm-district", "irrigated-land");
    static final String PROFILE = "smallholder_farmer_sd_jwt";
    static final String PURPOSE = "input_voucher";
    /** An active smallholder with irrigated land. */
    private static final String FARMER = "F-1003";

    /** The farmer whom the demo asks about. */
    static ObjectNode target() {
        ObjectNode target = new ObjectMapper().createObjectNode().put("type", "person");
        target.putArray("identifiers").addObject().put("scheme", "farmer_id").put("value", FARMER);
        return target;
    }

    /** What a program needs to do the same. */
    ObjectNode json(Platform platform) {
        ObjectNode notary =
                new ObjectMapper().createObjectNode().put("apiKey", apiKey).put("limitedApiKey", limitedApiKey);
        CLAIMS.forEach(notary.putArray("claims")::add);
        notary.put("credentialProfile", PROFILE).put("purpose", PURPOSE).set("target", target());
        return notary.put("audience", platform.baseUrl());
    }

    @Override
    public String toString() {
        return "DemoNotary[]";
    }
}
