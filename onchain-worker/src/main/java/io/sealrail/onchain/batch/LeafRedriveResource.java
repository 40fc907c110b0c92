package io.sealrail.onchain.batch;

import java.io.IOException;
import java.util.List;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.mutiny.Uni;
import org.eclipse.microprofile.openapi.annotations.Operation;

import io.sealrail.kit.http.InternalToken;
import io.sealrail.kit.http.Problem;
import io.sealrail.kit.work.Detached;

/** issuance-api asks about credentials that are late; not routed by the gateway. */
@Path("/internal/v1/leaves/redrive")
@Produces(MediaType.APPLICATION_JSON)
class LeafRedriveResource {

    private static final int MOST = 500;

    private final InternalToken token;
    private final RedriveLeaves redriveLeaves;
    private final ObjectMapper json;

    LeafRedriveResource(InternalToken token, RedriveLeaves redriveLeaves, ObjectMapper json) {
        this.token = token;
        this.redriveLeaves = redriveLeaves;
        this.json = json;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(hidden = true)
    public Uni<List<RedriveLeaves.Redriven>> redrive(
            @HeaderParam(HttpHeaders.AUTHORIZATION) String authorization, byte[] body) {
        token.require(authorization);
        Late late = lateIn(body);
        return Detached.run(() -> redriveLeaves.redrive(late.credentialIds, late.now));
    }

    private Late lateIn(byte[] body) {
        try {
            Late late = json.readValue(body, Late.class);
            if (late != null && late.isSound()) {
                return late;
            }
        } catch (IOException e) {
            throw malformed();
        }
        throw malformed();
    }

    private static Problem malformed() {
        return Problem.of(400, "VALIDATION", "credentialIds are 1 to " + MOST + " ids, now is true or false");
    }

    /** @param now whether failed batches are tried at once */
    record Late(List<String> credentialIds, boolean now) {

        boolean isSound() {
            return credentialIds != null
                    && !credentialIds.isEmpty()
                    && credentialIds.size() <= MOST
                    && credentialIds.stream().allMatch(id -> id != null && Leaf.isPossibleId(id));
        }
    }
}
