package io.sealrail.statuslist;

import jakarta.inject.Singleton;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MultivaluedMap;

import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/** Lets pages of any origin read the lists, refusals included, so that a browser can verify (Fetch standard, CORS). */
@Singleton
public class OpenToBrowsers {

    private static final String LISTS = "/credentials/status/";
    private static final String A_DAY = "86400";

    @ServerResponseFilter
    public void open(ContainerRequestContext request, ContainerResponseContext response) {
        if (!request.getUriInfo().getPath().startsWith(LISTS)) {
            return;
        }
        MultivaluedMap<String, Object> headers = response.getHeaders();
        headers.putSingle("Access-Control-Allow-Origin", "*");
        headers.putSingle(
                "Access-Control-Expose-Headers",
                HttpHeaders.ETAG + ", " + StatusListResource.VERSION + ", x-request-id");
        if (request.getMethod().equals("OPTIONS")) {
            headers.putSingle("Access-Control-Allow-Methods", "GET, HEAD");
            headers.putSingle("Access-Control-Allow-Headers", HttpHeaders.ACCEPT + ", " + HttpHeaders.IF_NONE_MATCH);
            headers.putSingle("Access-Control-Max-Age", A_DAY);
        }
    }
}
