package io.sealrail.issuance.operator;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.ws.rs.QueryParam;

import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

import io.sealrail.issuance.partner.Emails;
import io.sealrail.kit.http.Problem;

/** Which credentials an operator looks for; what is absent restricts nothing. */
public class CredentialQuery {

    private static final List<String> KINDS = List.of("agent", "air", "notary");
    private static final Map<String, String> STATUSES = Map.of(
            "VALID", "c.status = 'VALID'",
            "SUSPENDED", "c.status = 'SUSPENDED'",
            "REVOKED", "c.status = 'REVOKED'",
            "EXPIRED", "c.expires_at <= now()",
            "WAIT_ONCHAIN", "c.onchain_at is null",
            "ONCHAIN", "c.onchain_at is not null");

    @Parameter(description = "air, agent or notary")
    @QueryParam("kind")
    String kind;

    @QueryParam("vcId")
    String vcId;

    @QueryParam("partnerId")
    UUID partnerId;

    @QueryParam("programId")
    String programId;

    @QueryParam("issuerDid")
    String issuerDid;

    @QueryParam("email")
    String email;

    @QueryParam("coreClaimHash")
    String coreClaimHash;

    @Parameter(description = "VALID, SUSPENDED, REVOKED, EXPIRED, WAIT_ONCHAIN or ONCHAIN")
    @QueryParam("status")
    String status;

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
        add(conditions, parameters, "c.kind = $%d", knownKind());
        add(conditions, parameters, "c.credential_id = $%d", vcId);
        add(conditions, parameters, "c.partner_id = $%d", partnerId);
        add(conditions, parameters, "c.program_id = $%d", programId);
        add(conditions, parameters, "c.issuer_did = $%d", issuerDid);
        add(conditions, parameters, "c.core_claim_hash = $%d", coreClaimHash);
        add(conditions, parameters, "c.user_uuid = (select user_uuid from users where email = $%d)", address());
        if (status != null) {
            conditions.add(statusCondition());
        }
        return String.join(" and ", conditions);
    }

    private static void add(List<String> conditions, List<Object> parameters, String sql, Object value) {
        if (value != null) {
            parameters.add(value);
            conditions.add(sql.formatted(parameters.size()));
        }
    }

    private String knownKind() {
        if (kind != null && !KINDS.contains(kind)) {
            throw Problem.of(400, "VALIDATION", "kind is one of " + String.join(", ", KINDS));
        }
        return kind;
    }

    private String address() {
        if (email == null) {
            return null;
        }
        return Emails.normalise(email)
                .orElseThrow(() -> Problem.of(400, "VALIDATION", "email is not an e-mail address"));
    }

    private String statusCondition() {
        if (!STATUSES.containsKey(status)) {
            throw Problem.of(
                    400,
                    "VALIDATION",
                    "status is one of "
                            + String.join(
                                    ", ", STATUSES.keySet().stream().sorted().toList()));
        }
        return STATUSES.get(status);
    }
}
