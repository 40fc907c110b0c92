package io.sealrail.issuance.notaryaccess;

import jakarta.inject.Singleton;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;

import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

import io.sealrail.kit.http.Problem;
import io.sealrail.kit.http.Problems;

/** What happens around the resources of the Notary API. */
@Singleton
public class NotaryFilters {

    private final NotaryDoor door;
    private final AuditAnswer answers;
    private final Problems problems;
    private final CurrentVertxRequest current;

    NotaryFilters(NotaryDoor door, AuditAnswer answers, Problems problems, CurrentVertxRequest current) {
        this.door = door;
        this.answers = answers;
        this.problems = problems;
        this.current = current;
    }

    /** Whatever way leads to a resource of the Notary, nobody comes in without a key. */
    @NotaryApi
    @ServerRequestFilter
    public Uni<Void> enter() {
        return door.enter(current.getCurrent());
    }

    /** Withholds an answer that cannot be put on record. */
    @ServerResponseFilter
    public Uni<Void> record(ContainerResponseContext response) {
        RoutingContext request = current.getCurrent();
        if (request == null || !NotaryCaller.isKnown(request)) {
            return null;
        }
        return answers.answered(request, response.getStatus())
                .onFailure(Problem.class)
                .invoke(failure -> withhold(request, response, failure))
                .onFailure(Problem.class)
                .recoverWithNull();
    }

    private void withhold(RoutingContext request, ContainerResponseContext response, Problem problem) {
        Problem adapted = problems.adapted(request, problem);
        response.getHeaders().clear();
        response.getHeaders().putSingle(HttpHeaders.CONTENT_TYPE, problems.contentType(request));
        response.setStatus(adapted.status());
        response.setEntity(
                problems.body(request, adapted),
                response.getEntityAnnotations(),
                MediaType.valueOf(problems.contentType(request)));
    }
}
