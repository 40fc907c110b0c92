package io.sealrail.issuance.evaluation;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;

import io.sealrail.issuance.Json;
import io.sealrail.issuance.claim.Formats;
import io.sealrail.issuance.notaryaccess.TestNotary;

/** Calls about the farmers of {@code notary.yaml}. */
public final class TestCalls {

    static final String EVALUATIONS = "/v1/evaluations";
    static final String BATCHES = "/v1/batch-evaluations";
    static final String PURPOSE = "input_voucher";

    private TestCalls() {}

    /** The id of a stored evaluation of the client with the key, that can become a credential. */
    public static String evaluated(String key, String nationalId, String disclosure, String... claims) {
        ObjectNode body = body(nationalId, claims).put("disclosure", disclosure).put("format", Formats.SD_JWT);
        return post(key, body).statusCode(200).extract().path("evaluation_id");
    }

    /** A body that asks with the claims' purpose, and for what they all allow. */
    static ObjectNode body(String nationalId, String... claims) {
        ObjectNode body = Json.object().put("purpose", PURPOSE).put("disclosure", "predicate");
        ArrayNode asked = body.putArray("claims");
        List.of(claims).forEach(asked::add);
        body.set("target", person(nationalId));
        return body;
    }

    static ObjectNode person(String nationalId) {
        ObjectNode person = Json.object().put("type", "person");
        person.putArray("identifiers").addObject().put("scheme", "national_id").put("value", nationalId);
        return person;
    }

    static ObjectNode batch(List<String> nationalIds, String... claims) {
        ObjectNode body = body("", claims);
        body.remove("target");
        ArrayNode items = body.putArray("items");
        nationalIds.forEach(id -> items.addObject().set("target", person(id)));
        return body;
    }

    static ValidatableResponse post(String key, ObjectNode body) {
        return post(key, EVALUATIONS, body, UnaryOperator.identity());
    }

    static ValidatableResponse post(
            String key, String path, ObjectNode body, UnaryOperator<RequestSpecification> headers) {
        return headers.apply(TestNotary.with(key))
                .body(body.toString())
                .post(path)
                .then();
    }

    /** The rows of the query. */
    static List<Row> rows(Pool pool, String sql, Object... parameters) {
        List<Row> rows = new ArrayList<>();
        pool.preparedQuery(sql).executeAndAwait(Tuple.from(parameters)).forEach(rows::add);
        return rows;
    }
}
