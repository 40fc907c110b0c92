package io.sealrail.issuance.agent;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import jakarta.enterprise.inject.spi.CDI;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.restassured.response.Response;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;

import io.sealrail.events.CredentialStatus;
import io.sealrail.events.StatusReference;
import io.sealrail.issuance.issuer.PlatformIssuer;
import io.sealrail.issuance.organization.TestOrganizations;

import static org.awaitility.Awaitility.await;

/** Agents of an organisation, made through the API, and what the tests ask about them. */
public final class TestAgents {

    public static final String AGENTS = "/api/v1/agents";

    private static final int LIST_SIZE = 131_072;

    private TestAgents() {}

    /** Says that a status list of the platform's issuer is served, as its event would; the issuer is made in the background. */
    public static void serveList() {
        await().pollDelay(Duration.ZERO)
                .until(() -> rows("select from issuers where issuer_did = $1", issuerDid())
                                .size()
                        == 1);
        rows("""
                insert into status_lists (list_id, issuer_did, size, permutation_key, served_version, served_at)
                values ('agents-1', $1, $2, $3, 1, now()) on conflict do nothing""", issuerDid(), LIST_SIZE, Buffer.buffer(new byte[16]));
    }

    public static String issuerDid() {
        return CDI.current().select(PlatformIssuer.class).get().did();
    }

    public static String slug() {
        return "agent-" + UUID.randomUUID();
    }

    /** A good body. */
    public static ObjectNode body(String slug) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.put("agent_slug", slug).put("display_name", "Travel assistant").put("description", "Books journeys");
        body.putArray("capabilities").add("tool_call").add("transaction");
        return body;
    }

    public static Response register(TestOrganizations organization, ObjectNode body) {
        return organization.asMember().body(body.toString()).post(AGENTS);
    }

    /** The slug of a new agent. */
    public static String registered(TestOrganizations organization) {
        String slug = slug();
        register(organization, body(slug)).then().statusCode(201);
        return slug;
    }

    public static Response publish(TestOrganizations organization, String slug, String body) {
        return organization.asMember().body(body).post(AGENTS + "/" + slug + "/versions");
    }

    public static Response history(TestOrganizations organization, String slug) {
        return organization.asMember().get(AGENTS + "/" + slug + "/credentials");
    }

    /** The body that asks for a fence. */
    public static String fence(UUID fenceId) {
        return "{\"fenceId\":\"" + fenceId + "\"}";
    }

    public static RowSet<Row> rows(String sql, Object... parameters) {
        return CDI.current()
                .select(Pool.class)
                .get()
                .preparedQuery(sql)
                .execute(Tuple.from(parameters))
                .await()
                .indefinitely();
    }

    /** The row of a credential. */
    public static Row credential(String vcId) {
        return rows("select * from credentials where credential_id = $1", vcId)
                .iterator()
                .next();
    }

    /** The payloads of a credential's events of a type. */
    public static List<String> events(String vcId, String type) {
        List<String> payloads = new ArrayList<>();
        rows("select payload from outbox where aggregateid = $1 and type = $2", vcId, type)
                .forEach(row -> payloads.add(row.getString("payload")));
        return payloads;
    }

    /** What revocation-service says of a credential. */
    public static CredentialStatus status(String vcId, CredentialStatus.State state, long sequence, Instant at) {
        Row row = credential(vcId);
        return new CredentialStatus(
                vcId,
                issuerDid(),
                new StatusReference(row.getString("status_list_id"), row.getInteger("status_list_index")),
                state,
                CredentialStatus.Cause.OWNER,
                sequence,
                at);
    }
}
