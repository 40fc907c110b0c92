package io.sealrail.issuance.program;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import jakarta.inject.Inject;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.sealrail.issuance.OperatorApi;
import io.sealrail.issuance.Transactions;
import io.sealrail.stack.StackResource;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

@QuarkusTest
@QuarkusTestResource(value = StackResource.class, initArgs = @ResourceArg(name = "chain", value = "false"))
class ProgramCapsTest {

    @Inject
    Programs programs;

    @Inject
    Pool pool;

    @Inject
    Transactions transactions;

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 40})
    void twoReplicasTogetherReachTheCapAndNeverExceedIt(int cap) {
        IssuanceProgram program = capped(cap);
        ProgramCaps one = new ProgramCaps(pool, transactions);
        ProgramCaps other = new ProgramCaps(pool, transactions);

        List<Boolean> granted = Uni.join()
                .all(IntStream.range(0, 2 * cap + 10)
                        .mapToObj(i -> (i % 2 == 0 ? one : other).reserve(program, 1))
                        .toList())
                .andFailFast()
                .await()
                .indefinitely();

        assertEquals(cap, granted.stream().filter(Boolean::booleanValue).count());
    }

    @Test
    void grantsAllOrNothing() {
        IssuanceProgram program = capped(10);
        ProgramCaps caps = new ProgramCaps(pool, transactions);

        assertEquals(false, caps.reserve(program, 11).await().indefinitely());
        assertEquals(true, caps.reserve(program, 10).await().indefinitely());
        assertEquals(false, caps.reserve(program, 1).await().indefinitely());
    }

    @Test
    void countsNothingWithoutACap() {
        String programId = OperatorApi.program(OperatorApi.issuer(OperatorApi.partner()));
        IssuanceProgram program =
                programs.byId(programId).await().indefinitely().orElseThrow();
        assertTrue(new ProgramCaps(pool, transactions)
                .reserve(program, 1_000_000)
                .await()
                .indefinitely());
    }

    @Test
    void replicaThatHasNotSeenTheNewVersionYetStillIssues() {
        IssuanceProgram before = capped(10);
        ProgramCaps caps = new ProgramCaps(pool, transactions);
        assertEquals(true, caps.reserve(before, 4).await().indefinitely());
        Map<String, Object> raised = new HashMap<>(OperatorApi.membership(before.issuerDid()));
        raised.put("cap", 20);
        String path = "/admin/v1/programs/" + before.programId();
        OperatorApi.operator().body(raised).put(path).then().statusCode(200);
        OperatorApi.operator().post(path + "/publish").then().statusCode(200);

        assertEquals(
                true,
                new ProgramCaps(pool, transactions).reserve(before, 16).await().indefinitely());
        assertEquals(
                false,
                new ProgramCaps(pool, transactions).reserve(before, 1).await().indefinitely());
    }

    private IssuanceProgram capped(int cap) {
        Map<String, Object> rules = new HashMap<>(OperatorApi.membership(OperatorApi.issuer(OperatorApi.partner())));
        rules.put("cap", cap);
        String programId = OperatorApi.draft(rules);
        OperatorApi.operator()
                .post("/admin/v1/programs/" + programId + "/publish")
                .then()
                .statusCode(200);
        return programs.byId(programId).await().indefinitely().orElseThrow();
    }
}
