package io.sealrail.issuance.agent;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.sealrail.issuance.organization.TestOrganizations;
import io.sealrail.stack.StackResource;

import static io.sealrail.issuance.agent.TestAgents.AGENTS;
import static io.sealrail.issuance.agent.TestAgents.rows;
import static org.junit.jupiter.api.Assertions.assertEquals;

/** With which key a thing was done stays known. */
@QuarkusTest
@QuarkusTestResource(value = StackResource.class, initArgs = @ResourceArg(name = "chain", value = "false"))
class ActorsTest {

    private static final String VERSIONS = """
            select v.published_by from agent_versions v join agents a using (agent_id) where a.slug = $1 order by v.version""";

    private TestOrganizations organization;

    @BeforeEach
    void createOrganization() {
        organization = TestOrganizations.create();
    }

    @Test
    void ofEachVersionAndOfTheEnd() {
        TestAgents.serveList();
        String slug = TestAgents.registered(organization);
        TestAgents.publish(organization, slug, "{}").then().statusCode(201);
        rotate(slug);
        organization
                .asAdmin()
                .post(AGENTS + "/" + slug + "/decommission")
                .then()
                .statusCode(200);
        String admin = keyId(organization.asAdmin());
        String member = keyId(organization.asMember());
        List<String> publishers = new ArrayList<>();
        rows(VERSIONS, slug).forEach(row -> publishers.add(row.getString(0)));
        assertEquals(List.of(member, member, admin), publishers);
        assertEquals(admin, only("select decommissioned_by from agents where slug = $1", slug));
    }

    @Test
    void ofEachMember() {
        String admin = keyId(organization.asAdmin());
        String added = organization
                .asAdmin()
                .body(Map.of("name", "Joe", "role", "member"))
                .post("/api/v1/members")
                .path("id");
        organization.asAdmin().delete("/api/v1/members/" + added).then().statusCode(200);
        assertEquals(admin, only("select added_by from members where member_id = $1", added));
        assertEquals(admin, only("select removed_by from members where member_id = $1", added));
        assertEquals("operator", only("select added_by from members where member_id = $1", organization.adminId()));
    }

    private void rotate(String slug) {
        organization
                .asAdmin()
                .body("{\"publicKeyMultibase\":\"z6MkpTHR8VNsBxYAAWHut2Geadd9jSwuBV8xRoAnwWsdvktH\"}")
                .post(AGENTS + "/" + slug + "/did/rotate")
                .then()
                .statusCode(200);
    }

    private static String keyId(RequestSpecification caller) {
        return caller.get("/internal/v1/api-caller").path("keyId");
    }

    private static String only(String sql, String id) {
        return rows(sql, id).iterator().next().getString(0);
    }
}
