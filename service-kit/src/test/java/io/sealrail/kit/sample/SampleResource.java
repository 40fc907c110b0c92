package io.sealrail.kit.sample;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import io.vertx.pgclient.PgException;
import org.jboss.resteasy.reactive.ClientWebApplicationException;

import io.sealrail.kit.http.Problem;
import io.sealrail.kit.work.Detached;

/** Refuses in every way that a resource of a service may; served on both surfaces. */
@Path("/{surface: v1|api/v1}/samples")
public class SampleResource {

    private final SaveSample saveSample;

    SampleResource(SaveSample saveSample) {
        this.saveSample = saveSample;
    }

    /** What is posted. */
    public record NewSample(@NotNull String name, Integer count, Instant at) {}

    @POST
    public Uni<Map<String, String>> save(@Valid @NotNull NewSample sample) {
        return Detached.run(() -> saveSample.save(sample.name()));
    }

    @GET
    @Path("count/{name}")
    public Uni<Long> count(@PathParam("name") String name) {
        return Detached.run(
                () -> Panache.withSession(() -> Panache.getSession().flatMap(session -> session.createNativeQuery(
                                "select count(*) from samples where name = ?1", Long.class)
                        .setParameter(1, name)
                        .getSingleResult())));
    }

    /** PostgreSQL quotes the value that it cannot read in its message. */
    @GET
    @Path("uuid/{text}")
    public Uni<String> uuid(@PathParam("text") String text) {
        return Detached.run(
                () -> Panache.withSession(() -> Panache.getSession().flatMap(session -> session.createNativeQuery(
                                "select cast(cast(cast(?1 as text) as uuid) as text)", String.class)
                        .setParameter(1, text)
                        .getSingleResult())));
    }

    @GET
    @Path("operators")
    @RolesAllowed("operator")
    public String operators() {
        return "in";
    }

    @GET
    @Path("busy")
    public String busy() {
        throw Problem.of(429, "RATE_LIMIT_EXCEEDED", "too many requests").retryAfter(Duration.ofMillis(1_200));
    }

    @GET
    @Path("broken/{secret}")
    public Uni<String> broken(@PathParam("secret") String secret) {
        return Uni.createFrom().failure(new IllegalStateException("leaks " + secret));
    }

    @GET
    @Path("downstream/{status}")
    public Uni<String> downstream(@PathParam("status") int status) {
        return Uni.createFrom()
                .failure(new ClientWebApplicationException(
                        Response.status(status).entity("canary").build()));
    }

    @GET
    @Path("away")
    public Uni<String> away() {
        return Uni.createFrom().failure(new PgException("the database is shutting down", "FATAL", "57P01", null));
    }
}
