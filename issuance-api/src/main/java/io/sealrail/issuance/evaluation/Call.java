package io.sealrail.issuance.evaluation;

import java.util.List;

import io.vertx.core.MultiMap;
import io.vertx.ext.web.RoutingContext;

import io.sealrail.issuance.notaryaccess.AuditEntry;
import io.sealrail.issuance.notaryaccess.NotaryCaller;

/**
 * A call as it arrived, apart from its body.
 *
 * @param purposes the {@code Data-Purpose} headers
 * @param accepted of the {@code Accept} headers
 * @param audit what is put on record of it
 */
record Call(NotaryCaller caller, List<String> purposes, AcceptedFormats accepted, AuditEntry audit) {

    static Call of(RoutingContext request) {
        MultiMap headers = request.request().headers();
        return new Call(
                NotaryCaller.of(request),
                headers.getAll("data-purpose"),
                AcceptedFormats.of(headers.getAll("accept")),
                AuditEntry.of(request));
    }
}
