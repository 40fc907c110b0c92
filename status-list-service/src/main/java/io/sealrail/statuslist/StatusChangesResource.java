package io.sealrail.statuslist;

import java.io.IOException;
import java.util.List;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.mutiny.Uni;
import org.eclipse.microprofile.openapi.annotations.Operation;

import io.sealrail.events.CredentialStatus;
import io.sealrail.kit.http.InternalToken;
import io.sealrail.kit.http.Problem;

/** revocation-service tells of committed changes ahead of their events; not routed by the gateway. */
@Path("/internal/v1/status-changes")
@Produces(MediaType.APPLICATION_JSON)
class StatusChangesResource {

    private static final int MOST_CHANGES = 1_000;
    private static final TypeReference<List<CredentialStatus>> CHANGES = new TypeReference<>() {};

    private final InternalToken token;
    private final ShowChanges showChanges;
    private final ObjectMapper json;

    StatusChangesResource(InternalToken token, ShowChanges showChanges, ObjectMapper json) {
        this.token = token;
        this.showChanges = showChanges;
        this.json = json;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(hidden = true)
    public Uni<List<ShowChanges.Shown>> changed(
            @HeaderParam(HttpHeaders.AUTHORIZATION) String authorization, byte[] body) {
        token.require(authorization);
        return showChanges.show(changesIn(body));
    }

    private List<CredentialStatus> changesIn(byte[] body) {
        try {
            List<CredentialStatus> changes = json.readValue(body, CHANGES);
            if (changes != null && changes.size() <= MOST_CHANGES && !changes.contains(null)) {
                return changes;
            }
        } catch (IOException e) {
            throw malformed();
        }
        throw malformed();
    }

    private static Problem malformed() {
        return Problem.of(400, "VALIDATION", "the body must be an array of up to 1000 changes of status");
    }
}
