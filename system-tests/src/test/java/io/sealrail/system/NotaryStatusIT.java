package io.sealrail.system;

import java.time.Duration;
import java.util.List;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;

import io.sealrail.stack.wallet.HolderKey;
import io.sealrail.system.client.AgentClient;
import io.sealrail.system.client.Demo;
import io.sealrail.system.client.Http;
import io.sealrail.system.client.NotaryClient;
import io.sealrail.system.client.Operator;
import io.sealrail.system.client.PartnerClient;

import static io.sealrail.system.AgentAnswers.assertChecks;
import static io.sealrail.system.AgentAnswers.names;
import static io.sealrail.system.client.NotaryClient.accepted;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** The state of a wallet's credential: suspended, lifted, revoked for good; and one way to revoke any kind of credential. */
class NotaryStatusIT {

    private static final Duration VISIBLE = Duration.ofSeconds(2);

    private final Demo demo = SystemStack.get().demo();
    private final Operator operator = new Operator(demo);
    private final NotaryClient client = NotaryClient.of(demo);
    private final HolderKey wallet = HolderKey.generate();

    @Test
    void suspendsLiftsAndRevokes() {
        Http.Answer issued = client.issued(wallet);
        String id = issued.text("credential_id");
        String compact = issued.text("credential");
        assertStatus(id, "valid");
        change(id, "suspended");
        assertSoon(compact, false);
        assertStatus(id, "suspended");
        change(id, "valid");
        assertSoon(compact, true);
        assertStatus(id, "valid");
        change(id, "revoked");
        assertSoon(compact, false);
        assertStatus(id, "revoked");
        for (String status : List.of("valid", "suspended", "revoked")) {
            Http.Answer refused = operator.setStatus(id, status);
            assertEquals(409, refused.status(), refused.response().body());
            assertEquals("INVALID_STATE", refused.text("code"));
        }
    }

    private void change(String id, String status) {
        AgentClient.accepted(200, operator.setStatus(id, status));
    }

    private void assertSoon(String compact, boolean valid) {
        await().atMost(VISIBLE).untilAsserted(() -> assertChecks(client.verify(compact), true, true, valid));
    }

    private void assertStatus(String id, String status) {
        await().atMost(VISIBLE).untilAsserted(() -> {
            JsonNode answer = accepted(client.status(id)).json();
            assertEquals(
                    Set.of(
                            "credential_id",
                            "issuer",
                            "credential_profile",
                            "status",
                            "issued_at",
                            "expires_at",
                            "updated_at"),
                    names(answer));
            assertEquals(id, answer.path("credential_id").asText());
            assertEquals(status, answer.path("status").asText());
        });
    }

    @Test
    void standsBesideTheOtherKindsAndIsRevokedAsTheyAre() {
        PartnerClient partner = new PartnerClient(demo);
        String email = SystemStack.freshEmail();
        String air = partner.status(
                        email, partner.issue(email, partner.request()).text("coreClaimHash"))
                .text("vcId");
        String slug = AgentClient.freshSlug();
        String agent = demo.member().registered(slug).text("vc_id");
        Http.Answer issued = client.issued(wallet);
        String notary = issued.text("credential_id");

        JsonNode newest = operator.found("/admin/v1/credentials?limit=100").path("items");
        assertEquals("air", kind(newest, air));
        assertEquals("agent", kind(newest, agent));
        assertEquals("notary", kind(newest, notary));

        for (String id : List.of(air, agent, notary)) {
            JsonNode revoked = AgentClient.accepted(200, operator.revoke(id)).json();
            assertTrue(revoked.path("listVersion").isIntegralNumber(), revoked::toString);
            await().atMost(Duration.ofSeconds(5))
                    .untilAsserted(() -> assertEquals(
                            "REVOKED",
                            operator.found("/admin/v1/credentials/" + id)
                                    .path("status")
                                    .asText()));
        }
        assertSoon(issued.text("credential"), false);
        JsonNode document = partner.document(email, air).json();
        assertChecks(new AgentClient(demo.baseUrl(), null).verify(document), true, true, false);
    }

    private static String kind(JsonNode records, String id) {
        for (JsonNode found : records) {
            if (id.equals(found.path("vcId").asText())) {
                return found.path("kind").asText();
            }
        }
        throw new AssertionError(id + " is not in " + records);
    }
}
