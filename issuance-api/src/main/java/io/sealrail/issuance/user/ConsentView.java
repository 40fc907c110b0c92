package io.sealrail.issuance.user;

import java.time.Instant;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A user's decision, without the address. */
@Schema(name = "Consent")
record ConsentView(UUID partnerId, UUID userUuid, String decision, Instant decidedAt) {}
