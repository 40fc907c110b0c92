package io.sealrail.issuance.agent;

import java.time.Instant;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.ValidatableResponse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.sealrail.events.CredentialStatus;
import io.sealrail.issuance.Seconds;
import io.sealrail.issuance.TestLists;
import io.sealrail.issuance.organization.TestOrganizations;
import io.sealrail.stack.StackResource;

import static io.sealrail.issuance.agent.TestAgents.AGENTS;
import static io.sealrail.issuance.agent.TestAgents.body;
import static io.sealrail.issuance.agent.TestAgents.credential;
import static io.sealrail.issuance.agent.TestAgents.history;
import static io.sealrail.issuance.agent.TestAgents.publish;
import static io.sealrail.issuance.agent.TestAgents.register;
import static io.sealrail.issuance.agent.TestAgents.slug;
import static io.sealrail.issuance.agent.TestAgents.status;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

@QuarkusTest
@QuarkusTestResource(value = StackResource.class, initArgs = @ResourceArg(name = "chain", value = "false"))
class AgentCredentialStatusTest {

    private TestOrganizations organization;
    private String slug;

    @BeforeEach
    void prepare() {
        TestAgents.serveList();
        organization = TestOrganizations.create();
        slug = slug();
    }

    @Test
    void theRevocationOfASupersededCredentialDoesNotMoveItsTime() {
        String first = register(organization, body(slug)).path("vc_id");
        String second = publish(organization, slug, "{}").path("vc_id");
        String told = history(organization, slug).path("credentials[1].revoked_at");
        TestLists.publish(
                status(first, CredentialStatus.State.REVOKED, 1, Instant.now().plusSeconds(60)));
        await().untilAsserted(() -> assertEquals("REVOKED", credential(first).getString("status")));
        history(organization, slug)
                .then()
                .body("credentials[1].revoked_at", equalTo(told))
                .body("credentials[0].revoked_at", nullValue());
        current().body("credential.id", equalTo(second));
    }

    @Test
    void aRevokedCredentialIsNotCurrentAndTheNextOneIs() {
        String first = register(organization, body(slug)).path("vc_id");
        Instant at = Instant.parse("2026-06-05T14:30:00.900Z");
        TestLists.publish(status(first, CredentialStatus.State.REVOKED, 1, at));
        await().untilAsserted(() -> none("revoked"));
        history(organization, slug).then().body("credentials[0].revoked_at", equalTo("2026-06-05T14:30:00Z"));
        organization
                .asMember()
                .get(AGENTS + "/" + slug)
                .then()
                .body("vc_id", nullValue())
                .body("status", equalTo("active"));
        String second = publish(organization, slug, "{}").path("vc_id");
        current().body("credential.id", equalTo(second));
        assertFalse(TestAgents.events(second, "issue-requested.v1").get(0).contains("replaces"));
        history(organization, slug)
                .then()
                .body("credentials[1].revoked_at", equalTo("2026-06-05T14:30:00Z"))
                .body("credentials[0].revoked_at", nullValue());
    }

    @Test
    void aCredentialThatIsPublishedOverBeforeItsRevocationIsKnownKeepsTheTimeOfTheRevocation() {
        String first = register(organization, body(slug)).path("vc_id");
        Instant at = Instant.now().minusSeconds(30);
        publish(organization, slug, "{}").then().statusCode(201);
        TestLists.publish(status(first, CredentialStatus.State.REVOKED, 1, at));
        await().untilAsserted(() -> assertEquals(
                Seconds.of(at).toString(), history(organization, slug).path("credentials[1].revoked_at")));
    }

    @Test
    void aSuspendedCredentialIsNotCurrentUntilItIsLifted() {
        String vcId = register(organization, body(slug)).path("vc_id");
        TestLists.publish(status(vcId, CredentialStatus.State.SUSPENDED, 1, Instant.now()));
        await().untilAsserted(() -> none("suspended"));
        history(organization, slug).then().body("credentials[0].revoked_at", nullValue());
        TestLists.publish(status(vcId, CredentialStatus.State.VALID, 2, Instant.now()));
        await().untilAsserted(() -> current().body("credential.id", equalTo(vcId)));
    }

    @Test
    void anExpiredCredentialIsNotCurrent() {
        String vcId = register(organization, body(slug)).path("vc_id");
        TestAgents.rows(
                "update credentials set expires_at = now() - interval '1 second' where credential_id = $1", vcId);
        none("expired");
        organization.asMember().get(AGENTS + "/" + slug).then().body("vc_id", nullValue());
    }

    @Test
    void aDecommissionedAgentHasNone() {
        register(organization, body(slug)).then().statusCode(201);
        organization
                .asAdmin()
                .post(AGENTS + "/" + slug + "/decommission")
                .then()
                .statusCode(200);
        none("decommissioned");
        history(organization, slug).then().body("credentials[0].revoked_at", matchesPattern(".*Z"));
    }

    private void none(String why) {
        current()
                .statusCode(200)
                .header("Access-Control-Allow-Origin", equalTo("*"))
                .body("credential", nullValue())
                .body("message", containsString(why));
    }

    private ValidatableResponse current() {
        return RestAssured.get(AGENTS + "/" + slug + "/credential").then();
    }
}
