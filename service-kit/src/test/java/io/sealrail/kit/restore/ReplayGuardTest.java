package io.sealrail.kit.restore;

import jakarta.inject.Inject;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.ext.web.Router;
import org.eclipse.microprofile.health.HealthCheckResponse.Status;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import io.sealrail.kit.OnStack;
import io.sealrail.kit.http.Problems;
import io.sealrail.kit.replay.ReplayGate;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;

@OnStack
class ReplayGuardTest {

    private final Vertx vertx = Vertx.vertx();

    @Inject
    Problems problems;

    @AfterEach
    void stop() {
        vertx.close();
    }

    @Test
    void refusesEveryCallInItsShapeUntilTheGateIsOpenButHealthAndMetrics() {
        ReplayGate gate = new ReplayGate();
        gate.waitFor("the end of a test");
        ReplayReadiness readiness = new ReplayReadiness(gate);
        int port = serve(new ReplayGuard(gate, problems));

        given().port(port)
                .get("/v1/anything")
                .then()
                .statusCode(503)
                .header("retry-after", equalTo("2"))
                .body("code", equalTo("UNAVAILABLE"))
                .body("error", equalTo(503));
        given().port(port).get("/api/v1/agents").then().statusCode(503).body("code", equalTo("UNAVAILABLE"));
        given().port(port).get("/q/health/ready").then().statusCode(200);
        assertEquals(Status.DOWN, readiness.call().getStatus());
        assertEquals(
                "the end of a test", readiness.call().getData().orElseThrow().get("waiting-for"));

        gate.open();
        given().port(port).get("/v1/anything").then().statusCode(200);
        assertEquals(Status.UP, readiness.call().getStatus());
    }

    private int serve(ReplayGuard guard) {
        Router router = Router.router(vertx);
        router.route().handler(guard::guard);
        router.route().handler(request -> request.response().end("served"));
        HttpServer server = vertx.createHttpServer()
                .requestHandler(router)
                .listen(0)
                .toCompletionStage()
                .toCompletableFuture()
                .join();
        return server.actualPort();
    }
}
