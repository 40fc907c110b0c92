package io.sealrail.issuance.restore;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;

import io.smallrye.mutiny.Uni;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

import io.sealrail.issuance.Page;
import io.sealrail.issuance.Paging;

/** What restores from backups could not bring back, for operators. */
@Path("/admin/v1/lost-bodies")
@RolesAllowed("operator")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Credentials")
public class LostBodyResource {

    private final LostBodies lostBodies;

    LostBodyResource(LostBodies lostBodies) {
        this.lostBodies = lostBodies;
    }

    @GET
    @Operation(
            summary = "What restores from backups could not bring back",
            description =
                    "Credentials without their document, issuers and keys without their private part, versions of "
                            + "programs without their rules; oldest first.")
    public Uni<Page<LostBody>> find(@QueryParam("page") String page, @QueryParam("limit") String limit) {
        return lostBodies.page(Paging.of(page, limit));
    }
}
