package io.sealrail.issuance.operator;

import java.security.SecureRandom;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;

import jakarta.inject.Inject;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.sealrail.credential.model.CredentialId;
import io.sealrail.issuance.OperatorApi;
import io.sealrail.stack.StackResource;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

@QuarkusTest
@QuarkusTestResource(value = StackResource.class, initArgs = @ResourceArg(name = "chain", value = "false"))
class CredentialSearchResourceTest {

    private static final OffsetDateTime ISSUED = OffsetDateTime.of(2026, 1, 19, 7, 18, 45, 0, ZoneOffset.UTC);
    private static final String LIST =
            "insert into status_lists values ($1, $2, 64, decode(repeat('00', 16), 'hex'), 0, 1, $3)";
    private static final String CREDENTIAL = """
            insert into credentials (credential_id, kind, core_claim_hash, partner_id, issuer_did, program_id, user_uuid,
              document, status_list_id, status_list_index, issued_at, active)
            values ($1, 'air', $2, $3, $4, $5, $6, '{}', $7, $8, $9, false)""";

    private final SecureRandom random = new SecureRandom();

    @Inject
    Pool pool;

    private String partnerId;
    private String did;
    private String programId;
    private String listId;
    private String email;
    private String userUuid;
    private int next;

    @BeforeEach
    void partnerWithProgramAndUser() {
        partnerId = OperatorApi.partner();
        did = OperatorApi.issuer(partnerId);
        programId = OperatorApi.program(did);
        listId = "test-" + hex(4);
        email = hex(6) + "@example.com";
        userUuid = OperatorApi.operator()
                .body("{\"email\":\"" + email + "\",\"decision\":\"accepted\"}")
                .put("/admin/v1/partners/" + partnerId + "/consents")
                .path("userUuid");
        execute(LIST, listId, did, ISSUED);
    }

    @Test
    void findsByEachCondition() {
        String older = credential(ISSUED);
        String newer = credential(ISSUED.plusSeconds(1));
        for (String query : List.of(
                "partnerId=" + partnerId,
                "programId=" + programId,
                "issuerDid=" + did,
                "email=" + email.toUpperCase())) {
            OperatorApi.operator()
                    .get("/admin/v1/credentials?status=VALID&" + query)
                    .then()
                    .statusCode(200)
                    .body("total", equalTo(2))
                    .body("items.vcId", contains(newer, older))
                    .body("items[0].userUuid", equalTo(userUuid))
                    .body("items[0].email", nullValue())
                    .body("items[0].document", nullValue());
        }
        String hash =
                OperatorApi.operator().get("/admin/v1/credentials/" + older).path("coreClaimHash");
        OperatorApi.operator()
                .get("/admin/v1/credentials?coreClaimHash=" + hash)
                .then()
                .body("items.vcId", contains(older));
    }

    @Test
    void findsByStatusAndOnchainState() {
        String revoked = credential(ISSUED);
        String onchain = credential(ISSUED);
        execute(
                "update credentials set status = 'REVOKED', status_cause = 'OPERATOR', status_changed_at = $2"
                        + " where credential_id = $1",
                revoked,
                ISSUED);
        execute(
                "update credentials set onchain_at = $2, batch_id = 'b', transaction_hash = '0x01', block_number = 12,"
                        + " chain_id = 31337, expires_at = $2 where credential_id = $1",
                onchain,
                ISSUED);
        search("REVOKED", revoked);
        search("WAIT_ONCHAIN", revoked);
        search("VALID", onchain);
        search("ONCHAIN", onchain);
        search("EXPIRED", onchain);
        OperatorApi.operator()
                .get("/admin/v1/credentials/" + onchain)
                .then()
                .statusCode(200)
                .body("vcStatus", equalTo("ONCHAIN"))
                .body("timeline.stage", contains("accepted", "relayed", "batch", "transaction", "block", "confirmed"))
                .body("timeline[3].details.hash", equalTo("0x01"))
                .body("timeline[4].details.number", equalTo(12));
    }

    @Test
    void saysUnknownOfTheChainWhileTheWorkerIsAway() {
        String vcId = credential(ISSUED);
        OperatorApi.operator()
                .get("/admin/v1/credentials/" + vcId)
                .then()
                .statusCode(200)
                .body("vcStatus", equalTo("WAIT_ONCHAIN"))
                .body("timeline[0].at", equalTo("2026-01-19T07:18:45Z"))
                .body(
                        "timeline.findAll { it.state == 'unknown' }.stage",
                        contains("batch", "transaction", "block", "confirmed"));
    }

    @Test
    void tellsRevocationServiceWhereTheStatusIsListed() {
        String vcId = credential(ISSUED);
        OperatorApi.operator()
                .get("/internal/v1/credentials/" + vcId)
                .then()
                .statusCode(200)
                .body("credentialId", equalTo(vcId))
                .body("issuerDid", equalTo(did))
                .body("status.listId", equalTo(listId))
                .body("status.index", equalTo(0))
                .body("state", equalTo("VALID"))
                .body("kind", equalTo("air"))
                .body("issuedAt", equalTo("2026-01-19T07:18:45Z"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/admin/v1/credentials/", "/internal/v1/credentials/"})
    void knowsNoOtherCredential(String path) {
        OperatorApi.operator()
                .get(path + "c2zzzzzzzzzzzzzzzzzzzz")
                .then()
                .statusCode(404)
                .body("code", equalTo("CREDENTIAL_UNKNOWN"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"status=GONE", "email=nobody", "limit=0"})
    void refusesImpossibleCondition(String query) {
        OperatorApi.operator().get("/admin/v1/credentials?" + query).then().statusCode(400);
    }

    private void search(String status, String vcId) {
        OperatorApi.operator()
                .get("/admin/v1/credentials?partnerId=" + partnerId + "&status=" + status)
                .then()
                .statusCode(200)
                .body("items.vcId", contains(vcId));
    }

    private String credential(OffsetDateTime issuedAt) {
        String vcId = CredentialId.next(Instant.now(), random);
        execute(
                CREDENTIAL,
                vcId,
                hex(32),
                UUID.fromString(partnerId),
                did,
                programId,
                UUID.fromString(userUuid),
                listId,
                next++,
                issuedAt);
        return vcId;
    }

    private void execute(String sql, Object... parameters) {
        pool.preparedQuery(sql).executeAndAwait(Tuple.from(List.of(parameters)));
    }

    private String hex(int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
