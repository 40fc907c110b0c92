package io.sealrail.issuance.credential;

import java.util.Map;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import org.junit.jupiter.api.Test;

import io.sealrail.issuance.agent.TestAgents;
import io.sealrail.issuance.notarycredential.TestIssuing;
import io.sealrail.issuance.organization.TestOrganizations;
import io.sealrail.stack.StackResource;

import static io.sealrail.issuance.credential.TestPartner.count;
import static io.sealrail.issuance.credential.TestPartner.unique;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;
import static org.junit.jupiter.api.Assertions.assertEquals;

/** What cannot be published for long is not accepted without end. */
@QuarkusTest
@QuarkusTestResource(value = StackResource.class, initArgs = @ResourceArg(name = "chain", value = "false"))
@TestProfile(BacklogFullTest.NoBacklog.class)
class BacklogFullTest {

    /** A backlog that is full when nothing waits. */
    public static final class NoBacklog implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("sealrail.outbox.max-backlog", "0");
        }
    }

    @Test
    void refusesWhileTooMuchWaitsForKafka() {
        TestPartner partner = TestPartner.create();
        String email = unique();
        partner.issue(email, partner.body(partner.program()))
                .then()
                .statusCode(503)
                .header("Retry-After", matchesPattern("[1-9][0-9]*"))
                .body("error", equalTo(503))
                .body("code", equalTo("BACKLOG_FULL"));
        assertEquals(0, count("select count(*) from users where email = $1", email));
    }

    @Test
    void registersNoAgentsMeanwhile() {
        TestAgents.serveList();
        String slug = TestAgents.slug();
        TestAgents.register(TestOrganizations.create(), TestAgents.body(slug))
                .then()
                .statusCode(503)
                .header("Retry-After", matchesPattern("[1-9][0-9]*"))
                .body("code", equalTo("BACKLOG_FULL"));
        assertEquals(0, count("select count(*) from agents where slug = $1", slug));
    }

    @Test
    void issuesNothingFromEvaluationsAndUsesUpNoProof() {
        TestIssuing issuing = TestIssuing.create();
        issuing.issue(issuing.evaluation())
                .then()
                .statusCode(503)
                .header("Retry-After", matchesPattern("[1-9][0-9]*"))
                .body("code", equalTo("source.unavailable"))
                .body("reason", equalTo("outbox.full"));
        assertEquals(0, issuing.credentials());
        assertEquals(
                0,
                TestAgents.rows("select from used_holder_proofs where expires_at > now()")
                        .size());
    }
}
