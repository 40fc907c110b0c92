package io.sealrail.verifier;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.sealrail.credential.canonical.Contexts;
import io.sealrail.credential.key.Hex;
import io.sealrail.credential.key.Sha256;
import io.sealrail.credential.model.AgentCapabilityContext;

/** Unsigned credentials, to be changed by the test and signed by a {@link TestIssuer}. */
public final class TestCredentials {

    public static final String ORIGIN = "http://sealrail.test";

    private TestCredentials() {}

    /** VC Data Model 2.0, a year of validity, no status. */
    public static ObjectNode version2(TestIssuer issuer) {
        ObjectNode credential = JsonNodeFactory.instance.objectNode();
        credential.putArray("@context").add("https://www.w3.org/ns/credentials/v2");
        credential.put("id", ORIGIN + "/v1/credentials/c20000000000000000test");
        credential.putArray("type").add("VerifiableCredential");
        credential.put("issuer", issuer.did());
        credential.put("validFrom", time(Duration.ofHours(-1)));
        credential.put("validUntil", time(Duration.ofDays(365)));
        credential.putObject("credentialSubject").put("id", "urn:uuid:0c1f2f3e-0000-4000-8000-000000000001");
        return credential;
    }

    /** VC Data Model 1.1 with the context that its Ed25519Signature2020 needs. */
    public static ObjectNode version1(TestIssuer issuer) {
        ObjectNode credential = JsonNodeFactory.instance.objectNode();
        credential
                .putArray("@context")
                .add("https://www.w3.org/2018/credentials/v1")
                .add("https://w3id.org/security/suites/ed25519-2020/v1")
                .add("https://w3id.org/vc/status-list/2021/v1");
        credential.put("id", "urn:uuid:0c1f2f3e-0000-4000-8000-000000000002");
        credential.putArray("type").add("VerifiableCredential");
        credential.put("issuer", issuer.did());
        credential.put("issuanceDate", time(Duration.ofHours(-1)));
        credential.put("expirationDate", time(Duration.ofDays(365)));
        credential.putObject("credentialSubject").put("id", "urn:uuid:0c1f2f3e-0000-4000-8000-000000000001");
        return credential;
    }

    /** What agents get (VC Data Model 1.1), with an entry in a StatusList2021 of the platform. */
    public static ObjectNode agent(TestIssuer issuer, String list, int index) {
        ObjectNode credential = version1(issuer);
        credential
                .putArray("@context")
                .add("https://www.w3.org/2018/credentials/v1")
                .add(AgentCapabilityContext.url(ORIGIN))
                .add("https://w3id.org/vc/status-list/2021/v1")
                .add("https://w3id.org/security/suites/ed25519-2020/v1");
        credential.put("id", "urn:uuid:" + UUID.randomUUID());
        credential.withArray("type").add(AgentCapabilityContext.TYPE);
        credential
                .putObject("credentialSubject")
                .put("id", "did:web:sealrail.test:agents:my-agent")
                .put("agentSlug", "my-agent")
                .put("agentVersion", 2)
                .put("displayName", "My agent")
                .put("description", "Does what it is told.")
                .putArray("capabilities")
                .add("tool_call")
                .add("transaction");
        credential.put(
                "coreClaimHash",
                Hex.encode(Sha256.hash(credential.get("id").asText().getBytes())));
        return withStatusList2021(credential, list, index);
    }

    /** The contexts that such a credential is signed with. */
    public static Contexts agentContexts() {
        return Contexts.bundled().with(AgentCapabilityContext.url(ORIGIN), AgentCapabilityContext.document(ORIGIN));
    }

    /** The same credential with its list at the host of a stranger. */
    public static ObjectNode withForeignList(ObjectNode credential) {
        ObjectNode status = (ObjectNode) credential.get("credentialStatus");
        String address =
                status.get("statusListCredential").asText().replace(ORIGIN, "https://" + StandIn.foreignHost());
        status.put("id", address + "#" + status.get("statusListIndex").asText());
        status.put("statusListCredential", address);
        return credential;
    }

    /** The same credential with an entry in a Bitstring list of the platform. */
    public static ObjectNode withBitstring(ObjectNode credential, String list, int index) {
        return withEntry(credential, "BitstringStatusListEntry", list + "/bitstring", index);
    }

    /** The same credential with an entry in a StatusList2021 of the platform. */
    public static ObjectNode withStatusList2021(ObjectNode credential, String list, int index) {
        return withEntry(credential, "StatusList2021Entry", list + "/credential", index);
    }

    private static ObjectNode withEntry(ObjectNode credential, String type, String list, int index) {
        String address = ORIGIN + "/credentials/status/" + list;
        credential
                .putObject("credentialStatus")
                .put("id", address + "#" + index)
                .put("type", type)
                .put("statusPurpose", "revocation")
                .put("statusListIndex", String.valueOf(index))
                .put("statusListCredential", address);
        return credential;
    }

    /** RFC 3339, from now on. */
    public static String time(Duration fromNow) {
        return Instant.now().plus(fromNow).truncatedTo(ChronoUnit.SECONDS).toString();
    }
}
