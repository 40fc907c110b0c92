package io.sealrail.issuance.credentialtype;

import java.util.List;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.sealrail.stack.StackResource;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

@QuarkusTest
@QuarkusTestResource(value = StackResource.class, initArgs = @ResourceArg(name = "chain", value = "false"))
class CredentialTypeResourceTest {

    private static final String FARMER = "/vct/smallholder-farmer/v1";

    @Test
    void tellsWhatACredentialOfTheTypeHolds() {
        given().get(FARMER)
                .then()
                .statusCode(200)
                .contentType(startsWith("application/json"))
                .body("vct", equalTo("http://sealrail.test/vct/smallholder-farmer/v1"))
                .body("name", equalTo("Smallholder farmer"))
                .body("description", equalTo("Smallholder farmer, bound to the key of its holder"))
                .body("display[0].locale", equalTo("en"))
                .body("display[0].name", equalTo("Smallholder farmer"))
                .body("claims.find { it.path == ['farm-size'] }.sd", equalTo("always"))
                .body(
                        "claims.find { it.path == ['farm-size'] }.display[0].label",
                        equalTo("Size of the farm in hectares"))
                .body("claims.findAll { it.mandatory }.sd", everyItem(equalTo("never")))
                .body("claims.path", hasItems(List.of("cnf"), List.of("farm-size", "value")));
    }

    @Test
    void tellsNoMoreThanTheProfileAllows() {
        given().get("/vct/farmer-predicate/v1")
                .then()
                .statusCode(200)
                .body("description", equalTo("Farmer, without values, for whoever presents it"))
                .body("claims.path", hasItem(List.of("smallholder-farmer", "satisfied")))
                .body("claims.path", not(hasItem(List.of("smallholder-farmer", "value"))))
                .body("claims.path", not(hasItem(List.of("cnf"))));
        given().get("/vct/farmer-open/v1")
                .then()
                .statusCode(200)
                .body("claims.path", hasItem(List.of("smallholder-farmer", "value")));
    }

    @Test
    void isPublicAndKnownAgain() {
        Response first = given().header("Origin", "https://wallet.example").get(FARMER);

        first.then()
                .header("Access-Control-Allow-Origin", equalTo("*"))
                .header("Cache-Control", equalTo("public, max-age=300"));
        given().header("If-None-Match", first.header("ETag")).get(FARMER).then().statusCode(304);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/vct/smallholder-farmer",
                "/vct/smallholder-farmer/v2",
                "/vct/smallholder-farmer/v1/x",
                "/vct/Smallholder-farmer/v1",
                "/vct/other/../smallholder-farmer"
            })
    void knowsNoOtherType(String path) {
        given().urlEncodingEnabled(false)
                .get(path)
                .then()
                .statusCode(404)
                .body("code", equalTo("TYPE_UNKNOWN"))
                .body("request_id", startsWith("req_"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/vct", "/vct/"})
    void listsNoTypes(String path) {
        given().get(path).then().statusCode(404).body("code", equalTo("NOT_FOUND"));
    }
}
