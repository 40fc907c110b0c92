package io.sealrail.issuance.agent;

import java.util.List;
import java.util.Map;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.sealrail.issuance.organization.TestOrganizations;
import io.sealrail.stack.StackResource;

import static io.sealrail.issuance.agent.TestAgents.AGENTS;
import static io.sealrail.issuance.agent.TestAgents.registered;
import static io.sealrail.issuance.agent.TestAgents.rows;
import static org.hamcrest.Matchers.equalTo;

@QuarkusTest
@QuarkusTestResource(value = StackResource.class, initArgs = @ResourceArg(name = "chain", value = "false"))
class AgentHistoryTest {

    private static final String PUBLISHED = """
            insert into credentials (credential_id, kind, core_claim_hash, issuer_did, document, status_list_id,
                status_list_index, issued_at, expires_at, agent_id, agent_version, active)
            select 'urn:uuid:' || gen_random_uuid(), 'agent', md5(gen_random_uuid()::text), c.issuer_did, '{}',
                c.status_list_id, -(floor(random() * 1000000)::int * 1000 + n), now(), now() + interval '1 day', a.agent_id,
                n, false
            from agents a join credentials c using (agent_id) cross join generate_series($2::int, $3::int) n
            where a.slug = $1 and c.agent_version = 1""";

    private TestOrganizations organization;
    private String slug;

    @BeforeEach
    void prepare() {
        TestAgents.serveList();
        organization = TestOrganizations.create();
        slug = registered(organization);
    }

    @Test
    void isWholeWhenNoPageIsAskedFor() {
        rows(PUBLISHED, slug, 2, 150);
        history(Map.of())
                .body("credentials.size()", equalTo(150))
                .body("credentials[0].version", equalTo(150))
                .body("credentials[149].version", equalTo(1))
                .body("total", equalTo(150))
                .body("has_more", equalTo(false));
    }

    @Test
    void endsAtTheNewestThousandAndSaysSo() {
        rows(PUBLISHED, slug, 2, 1001);
        history(Map.of())
                .body("credentials.size()", equalTo(1000))
                .body("credentials[0].version", equalTo(1001))
                .body("per_page", equalTo(1000))
                .body("total", equalTo(1001))
                .body("has_more", equalTo(true));
        history(Map.of("page", 11))
                .body("credentials.version", equalTo(List.of(1)))
                .body("per_page", equalTo(100))
                .body("has_more", equalTo(false));
        history(Map.of("per_page", 2)).body("credentials.size()", equalTo(2)).body("has_more", equalTo(true));
    }

    private ValidatableResponse history(Map<String, Object> query) {
        return organization
                .asMember()
                .queryParams(query)
                .get(AGENTS + "/" + slug + "/credentials")
                .then()
                .statusCode(200);
    }
}
