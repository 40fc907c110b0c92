package io.sealrail.kit.http;

import jakarta.inject.Singleton;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.ValidationException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.ext.web.RoutingContext;
import org.jboss.resteasy.reactive.ClientWebApplicationException;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Answers whatever a resource fails with by a {@link Problem}. The most specific method wins. */
@Singleton
public class ProblemMappers {

    private final CurrentVertxRequest current;
    private final Problems problems;

    ProblemMappers(CurrentVertxRequest current, Problems problems) {
        this.current = current;
        this.problems = problems;
    }

    @ServerExceptionMapper
    Response refused(Problem problem) {
        return render(problem);
    }

    /** What another service answered to us is not our answer. */
    @ServerExceptionMapper(priority = 1)
    Response refused(WebApplicationException failure) {
        Response meant = failure.getResponse();
        if (failure instanceof ClientWebApplicationException) {
            return failed(failure);
        }
        if (meant.hasEntity() || meant.getStatus() < 400) {
            return meant;
        }
        if (failure.getCause() instanceof JsonProcessingException json) {
            return malformed(json);
        }
        if (meant.getStatus() >= 500) {
            return failed(failure);
        }
        return render(StandardProblems.ofStatus(meant.getStatus()));
    }

    @ServerExceptionMapper(priority = 1)
    Response mismatched(MismatchedInputException failure) {
        return render(StandardProblems.ofMismatch(failure));
    }

    @ServerExceptionMapper(priority = 1)
    Response malformed(JsonProcessingException failure) {
        if (failure.getCause() instanceof Problem refused) {
            return render(refused);
        }
        if (failure instanceof MismatchedInputException mismatch) {
            return mismatched(mismatch);
        }
        return render(Problem.of(400, "MALFORMED_JSON", "the body is not well-formed JSON"));
    }

    @ServerExceptionMapper(priority = 1)
    Response invalid(ConstraintViolationException failure) {
        return render(StandardProblems.ofViolations(failure));
    }

    @ServerExceptionMapper(priority = 1)
    Response invalid(ValidationException failure) {
        return failure instanceof ConstraintViolationException violations
                ? render(StandardProblems.ofViolations(violations))
                : failed(failure);
    }

    @ServerExceptionMapper(priority = 1)
    Response unauthenticated(UnauthorizedException failure) {
        return bearer();
    }

    @ServerExceptionMapper(priority = 1)
    Response unauthenticated(AuthenticationFailedException failure) {
        return bearer();
    }

    @ServerExceptionMapper(priority = 1)
    Response forbidden(ForbiddenException failure) {
        return render(StandardProblems.ofStatus(403));
    }

    @ServerExceptionMapper(priority = 1)
    Response failed(Throwable failure) {
        return render(problems.ofFailure(current.getCurrent(), failure));
    }

    private Response bearer() {
        return render(StandardProblems.ofStatus(401).challenge("Bearer"));
    }

    private Response render(Problem refused) {
        RoutingContext request = current.getCurrent();
        Problem problem = problems.adapted(request, refused);
        Response.ResponseBuilder response = Response.status(problem.status())
                .type(problems.contentType(request))
                .entity(problems.body(request, problem));
        problem.retryAfterSeconds().ifPresent(seconds -> response.header("retry-after", seconds));
        problem.challenge().ifPresent(scheme -> response.header("www-authenticate", scheme));
        return response.build();
    }
}
