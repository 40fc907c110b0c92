package io.sealrail.stack.demo;

import com.fasterxml.jackson.databind.JsonNode;

/** Sets up partners, issuers and programs for a newcomer to try, through the operator's own doors. */
final class DemoSetup {

    private static final String REFUSING_USER = "declined@example.com";
    private static final JsonNode SAMPLE = DemoProgram.schema("{'age':25,'location':'United States','isMember':true}");

    private final OperatorApi operator;

    DemoSetup(OperatorApi operator) {
        this.operator = operator;
    }

    Demo run() {
        Made other = make("Example Neighbours", "neighbour-key-1", true);
        Made disabled = make("Example Without Feature", "disabled-key-1", false);
        Made main = make("Example Partner", "partner-key-1", true);
        operator.decline(main.partnerId, REFUSING_USER);
        operator.decline(disabled.partnerId, REFUSING_USER);
        String kyc = operator.publishProgram(main.issuerDid, DemoProgram.kyc());
        String secret = operator.createWebhookSecret(main.partnerId, kyc);
        return new Demo(
                main.withForeign(other.programId), disabled.withForeign(other.programId), kyc, secret, null, null);
    }

    private Made make(String name, String kid, boolean mayIssue) {
        PartnerKey key = PartnerKey.generate(kid);
        String partnerId = operator.createPartner(name, key, mayIssue);
        String issuerDid = operator.createIssuer(partnerId, name);
        String programId = operator.publishProgram(issuerDid, DemoProgram.membership());
        return new Made(partnerId, key, issuerDid, programId);
    }

    private record Made(String partnerId, PartnerKey key, String issuerDid, String programId) {

        DemoPartner withForeign(String foreignProgramId) {
            return new DemoPartner(
                    partnerId,
                    key.kid(),
                    key.privateJwk(),
                    issuerDid,
                    programId,
                    foreignProgramId,
                    REFUSING_USER,
                    SAMPLE);
        }
    }
}
