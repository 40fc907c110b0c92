package io.sealrail.issuance.notaryaccess;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;

import jakarta.ws.rs.QueryParam;

import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

import io.sealrail.kit.http.Problem;

/** Which calls an operator looks for; what is absent restricts nothing. */
public class AuditQuery {

    @QueryParam("clientId")
    String clientId;

    @QueryParam("keyId")
    String keyId;

    @QueryParam("requestId")
    String requestId;

    @QueryParam("credentialId")
    String credentialId;

    @QueryParam("evaluationId")
    String evaluationId;

    @Parameter(description = "A problem's code, for example auth.scope_denied")
    @QueryParam("code")
    String code;

    @Parameter(description = "Recorded at this time or later, RFC 3339")
    @QueryParam("from")
    String from;

    @Parameter(description = "Recorded before this time, RFC 3339")
    @QueryParam("to")
    String to;

    @QueryParam("page")
    String page;

    @QueryParam("limit")
    String limit;

    /**
     * The SQL condition, and its parameters added to the list.
     *
     * @throws Problem 400 {@code VALIDATION}
     */
    String condition(List<Object> parameters) {
        List<String> conditions = new ArrayList<>(List.of("true"));
        add(conditions, parameters, "e.client_id = $%d", clientId);
        add(conditions, parameters, "e.key_id = $%d", keyId);
        add(conditions, parameters, "e.request_id = $%d", requestId);
        add(conditions, parameters, "e.credential_id = $%d", credentialId);
        add(conditions, parameters, "$%d = any(e.evaluation_ids)", evaluationId);
        add(conditions, parameters, "e.code = $%d", code);
        add(conditions, parameters, "e.recorded_at >= $%d", time("from", from));
        add(conditions, parameters, "e.recorded_at < $%d", time("to", to));
        return String.join(" and ", conditions);
    }

    private static void add(List<String> conditions, List<Object> parameters, String sql, Object value) {
        if (value != null) {
            parameters.add(value);
            conditions.add(sql.formatted(parameters.size()));
        }
    }

    private static Object time(String field, String text) {
        try {
            return text == null ? null : Instant.parse(text).atOffset(ZoneOffset.UTC);
        } catch (DateTimeParseException e) {
            throw Problem.of(400, "VALIDATION", field + " must be a time (RFC 3339)");
        }
    }
}
