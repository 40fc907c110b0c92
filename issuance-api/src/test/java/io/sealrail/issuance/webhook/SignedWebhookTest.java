package io.sealrail.issuance.webhook;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

import io.sealrail.kit.http.Problem;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

/** The message and signature are the published example of the Standard Webhooks libraries. */
class SignedWebhookTest {

    private static final String ID = "msg_p5jXN8AQM9LWM0D4loKWxJek";
    private static final String TIMESTAMP = "1614265330";
    private static final String SIGNATURE = "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=";
    private static final byte[] BODY = "{\"test\": 2432232314}".getBytes(StandardCharsets.UTF_8);
    private static final Instant NOW = Instant.ofEpochSecond(1614265330);
    private static final WebhookSecret SECRET = secret("MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");
    private static final WebhookSecret OTHER = secret("AAAA9r8GKYqrTwjUPD8ILPZIo2LaLaSw");

    @Test
    void verifiesThePublishedExample() {
        assertSame(SECRET, read(SIGNATURE).signer(List.of(SECRET)));
    }

    @Test
    void findsTheSecretAmongSeveralAndTheSignatureAmongSeveral() {
        String several = "v1a,AAAA v1,AAAA v1,%% " + SIGNATURE;
        assertSame(SECRET, read(several).signer(List.of(OTHER, SECRET)));
    }

    @Test
    void refusesWhatNoActiveSecretSigned() {
        assertCode("WEBHOOK_SIGNATURE", () -> read(SIGNATURE).signer(List.of(OTHER)));
        assertCode("WEBHOOK_SIGNATURE", () -> read(SIGNATURE).signer(List.of()));
        byte[] changed = "{\"test\": 2432232315}".getBytes(StandardCharsets.UTF_8);
        assertCode("WEBHOOK_SIGNATURE", () -> SignedWebhook.read(ID, TIMESTAMP, SIGNATURE, changed, NOW)
                .signer(List.of(SECRET)));
    }

    @Test
    void refusesTimesFarFromNow() {
        Executable late = () -> SignedWebhook.read(ID, TIMESTAMP, SIGNATURE, BODY, NOW.plusSeconds(301));
        Executable early = () -> SignedWebhook.read(ID, TIMESTAMP, SIGNATURE, BODY, NOW.minusSeconds(301));
        assertCode("WEBHOOK_TOO_OLD", late);
        assertCode("WEBHOOK_TOO_NEW", early);
        assertSame(
                SECRET,
                SignedWebhook.read(ID, TIMESTAMP, SIGNATURE, BODY, NOW.plusSeconds(299))
                        .signer(List.of(SECRET)));
    }

    @Test
    void refusesMissingHeaders() {
        assertCode("WEBHOOK_ID", () -> SignedWebhook.read(null, TIMESTAMP, SIGNATURE, BODY, NOW));
        assertCode("WEBHOOK_TIMESTAMP", () -> SignedWebhook.read(ID, null, SIGNATURE, BODY, NOW));
        assertCode("WEBHOOK_TIMESTAMP", () -> SignedWebhook.read(ID, "today", SIGNATURE, BODY, NOW));
        assertCode("WEBHOOK_SIGNATURE_MISSING", () -> SignedWebhook.read(ID, TIMESTAMP, null, BODY, NOW));
        assertCode("WEBHOOK_SIGNATURE_MISSING", () -> SignedWebhook.read(ID, TIMESTAMP, "v2,AAAA", BODY, NOW));
    }

    private static SignedWebhook read(String signature) {
        return SignedWebhook.read(ID, TIMESTAMP, signature, BODY, NOW);
    }

    private static void assertCode(String code, Executable call) {
        Problem problem = assertThrows(Problem.class, call);
        assertEquals(401, problem.status());
        assertEquals(code, problem.code());
    }

    private static WebhookSecret secret(String base64) {
        return new WebhookSecret(
                UUID.randomUUID(),
                UUID.randomUUID(),
                "program",
                Base64.getDecoder().decode(base64));
    }
}
