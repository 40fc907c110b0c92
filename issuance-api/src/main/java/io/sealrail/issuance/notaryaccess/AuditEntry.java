package io.sealrail.issuance.notaryaccess;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import io.vertx.mutiny.sqlclient.SqlClient;

import io.sealrail.kit.http.Problem;
import io.sealrail.kit.http.RequestIds;

/**
 * What is put on record of an authenticated request of the Notary API, filled while it is answered. It belongs to one request and
 * is used on its event loop. Each member is noted when its check has passed: what a client only tried is in the problem's code.
 */
public final class AuditEntry {

    private static final String KEY = AuditEntry.class.getName();
    private static final int OK = 200;
    private static final int LONGEST = 256;
    private static final int MOST = 1000;

    private final Audit audit;
    private final NotaryCaller caller;
    private final String requestId;
    private final String method;
    private final String route;
    private final Instant startedAt;
    private final List<String> claims = new ArrayList<>();
    private final List<String> evaluations = new ArrayList<>();
    private final Set<String> targets = new LinkedHashSet<>();
    private String purpose;
    private String profile;
    private String holderHash;
    private String credentialId;
    private boolean committed;
    private boolean answered;

    AuditEntry(Audit audit, NotaryCaller caller, RoutingContext request, Instant startedAt) {
        this.audit = audit;
        this.caller = caller;
        this.requestId = RequestIds.of(request);
        this.method = request.request().method().name();
        this.route = NotaryRoute.template(request.normalizedPath());
        this.startedAt = startedAt;
        request.put(KEY, this);
    }

    /** The entry of a request whose resource is a {@link NotaryApi}. */
    public static AuditEntry of(RoutingContext request) {
        AuditEntry entry = given(request);
        if (entry == null) {
            throw new IllegalStateException("nobody was authenticated for this request");
        }
        return entry;
    }

    /** The entry, or {@code null} if nobody was authenticated. */
    static AuditEntry given(RoutingContext request) {
        return request.get(KEY);
    }

    /** Notes an evaluation that was made or used; a batch notes several. */
    public AuditEntry evaluation(String evaluationId) {
        if (evaluations.size() < MOST) {
            evaluations.add(bounded(evaluationId));
        }
        return this;
    }

    /** Notes the claims, {@code id@version} each. */
    public AuditEntry claims(List<String> idsWithVersions) {
        claims.clear();
        idsWithVersions.stream().limit(MOST).map(AuditEntry::bounded).forEach(claims::add);
        return this;
    }

    public AuditEntry purpose(String text) {
        purpose = bounded(text);
        return this;
    }

    /** Notes whom it is about, by the handle that tells nothing of him; a batch notes several. */
    public AuditEntry target(String handle) {
        if (targets.size() < MOST) {
            targets.add(bounded(handle));
        }
        return this;
    }

    /** Notes whom a credential is bound to; only a keyed hash of the DID is kept. */
    public AuditEntry holder(String did) {
        holderHash = did == null ? null : audit.hash(did);
        return this;
    }

    public AuditEntry credential(String id) {
        credentialId = bounded(id);
        return this;
    }

    /** Notes the credential profile. */
    public AuditEntry profile(String id) {
        profile = bounded(id);
        return this;
    }

    /**
     * Writes the row, with status 200, in the caller's transaction, one of the request's. Once it is committed the request has no
     * other: the record tells what was committed, also if the client then gets a refusal or nothing. If the transaction rolls back,
     * the refusal is what is put on record. Fails with 500 {@code audit.write_failed} if it cannot, or if the client is on record
     * as gone: the transaction must not commit then.
     */
    public Uni<Void> commitWith(SqlClient transaction) {
        return audit.write(transaction, row(OK, null)).invoke(() -> committed = true);
    }

    /** Claims the right to write the row for the answer; true once. */
    boolean beginAnswer() {
        boolean first = !answered;
        answered = true;
        return first;
    }

    /** Whether a transaction has written the row that fits the status of the answer. */
    boolean isCommitted(int status) {
        return committed && status == OK;
    }

    /** @param problem that the client is refused with, or {@code null} */
    AuditRow row(int status, Problem problem) {
        return new AuditRow(
                requestId,
                caller.clientId(),
                caller.keyId(),
                method,
                route,
                status,
                problem == null ? null : problem.code(),
                problem == null ? null : problem.reason().orElse(null),
                purpose,
                profile,
                List.copyOf(claims),
                List.copyOf(evaluations),
                List.copyOf(targets),
                holderHash,
                credentialId,
                startedAt,
                audit.now());
    }

    /** Text that the database stores: no NUL, no more than 256 characters. */
    private static String bounded(String text) {
        if (text == null) {
            return null;
        }
        String storable = text.replace("\0", "");
        return storable.length() <= LONGEST ? storable : storable.substring(0, LONGEST);
    }
}
