package io.sealrail.issuance.organization;

import java.util.UUID;

import jakarta.enterprise.inject.spi.CDI;

import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;

/** An organisation with an admin and a member, each with a key that may do all that the role may. */
public record TestOrganizations(
        String organizationId, String adminId, String adminKey, String memberId, String memberKey) {

    /** A new organisation. */
    public static TestOrganizations create() {
        String organizationId = id("org_");
        execute(
                "insert into organizations (organization_id, name, created_at) values ($1, 'Example Ltd', now())",
                Tuple.of(organizationId));
        String adminId = member(organizationId, Role.ADMIN);
        String memberId = member(organizationId, Role.MEMBER);
        return new TestOrganizations(
                organizationId,
                adminId,
                key(organizationId, adminId, Role.ADMIN),
                memberId,
                key(organizationId, memberId, Role.MEMBER));
    }

    public RequestSpecification asAdmin() {
        return with(adminKey);
    }

    public RequestSpecification asMember() {
        return with(memberKey);
    }

    /** A call with the key. */
    public static RequestSpecification with(String key) {
        return RestAssured.given().header("Authorization", "Bearer " + key).contentType(ContentType.JSON);
    }

    /** A new member's id. */
    static String member(String organizationId, Role role) {
        String memberId = id("mem_");
        execute(
                "insert into members (member_id, organization_id, name, role, created_at) values ($1, $2, $3, $4, now())",
                Tuple.of(memberId, organizationId, "Jane", role.name()));
        return memberId;
    }

    /** A new key of the member. */
    static String key(String organizationId, String memberId, Role role) {
        ApiKeyText key = ApiKeyText.generate();
        byte[] hash = CDI.current().select(ApiKeyHashes.class).get().of(key);
        String[] scopes = role.scopes().stream().map(Scope::text).toArray(String[]::new);
        execute("""
                insert into api_keys (key_id, organization_id, member_id, name, key_prefix, key_hash, scopes, created_at)
                values ($1, $2, $3, 'first', $4, $5, $6, now())""", Tuple.of(id("key_"), organizationId, memberId, key.prefix(), Buffer.buffer(hash), scopes));
        return key.reveal();
    }

    private static String id(String prefix) {
        return prefix + UUID.randomUUID().toString().replace("-", "");
    }

    private static void execute(String sql, Tuple parameters) {
        CDI.current()
                .select(Pool.class)
                .get()
                .preparedQuery(sql)
                .execute(parameters)
                .await()
                .indefinitely();
    }
}
