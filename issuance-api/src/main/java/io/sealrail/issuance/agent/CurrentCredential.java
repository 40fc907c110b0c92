package io.sealrail.issuance.agent;

import com.fasterxml.jackson.annotation.JsonRawValue;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * The credential that says what an agent is.
 *
 * @param credential the signed document, JSON text, or {@code null} when none is valid
 * @param message why there is none, or {@code null}
 */
@Schema(name = "CurrentCredential")
record CurrentCredential(
        @JsonRawValue @Schema(type = SchemaType.OBJECT, implementation = Object.class, nullable = true)
        String credential,

        @Schema(nullable = true) String message) {

    static CurrentCredential of(String document) {
        return new CurrentCredential(document, null);
    }

    static CurrentCredential none(String why) {
        return new CurrentCredential(null, why);
    }
}
