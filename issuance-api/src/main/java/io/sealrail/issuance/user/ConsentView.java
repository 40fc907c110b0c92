package io.sealrail.issuance.user;

import java.time.Instant;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A user's decision, without the address. */
@Schema(name = "Consent", examples = """
                {"partnerId":"3f0e2a3c-58c7-4a3e-9df3-0d6b6a4f1d11","userUuid":"7f01c42c-02cf-4325-96ed-ba034700f724",
                "decision":"declined","decidedAt":"2026-01-19T07:18:45Z"}""")
record ConsentView(UUID partnerId, UUID userUuid, String decision, Instant decidedAt) {}
