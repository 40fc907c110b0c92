package io.sealrail.system;

import java.time.Duration;
import java.util.function.Consumer;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import io.sealrail.system.client.Demo;
import io.sealrail.system.client.Http;
import io.sealrail.system.client.PartnerClient;
import io.sealrail.system.client.PartnerToken;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** Every row of the seed's error table, provoked through the gateway with nothing but the demo file. */
class ErrorTableIT {

    private static final Demo DEMO = SystemStack.get().demo();
    private final PartnerClient client = new PartnerClient(DEMO);
    private final String email = SystemStack.freshEmail();

    static Stream<Arguments> badRequests() {
        return Stream.of(
                row("unknown field of the subject", b -> subject(b).put("shoeSize", 44)),
                row("wrong type in the subject", b -> subject(b).put("age", "25")),
                row("missing field of the subject", b -> subject(b).remove("location")),
                row("missing issuerDid", b -> b.remove("issuerDid")),
                row("missing credentialId", b -> b.remove("credentialId")),
                row("missing subject", b -> b.remove("credentialSubject")),
                row("subject is no object", b -> b.put("credentialSubject", "x")),
                row("issuerDid is no text", b -> b.put("issuerDid", 7)),
                row("unknown onDuplicate", b -> b.put("onDuplicate", "replace")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("badRequests")
    void answers400(String name, Consumer<ObjectNode> fault) {
        ObjectNode body = client.request(DEMO.partner().sampleSubject().deepCopy());
        fault.accept(body);
        refused(400, client.issue(email, body));
    }

    @Test
    void answers400OnMalformedJson() {
        refused(400, client.issueWith(PartnerToken.of(DEMO.partner(), email), "{\"issuerDid\":"));
    }

    @Test
    void answers413OverOneMebibyte() {
        String body = client.request().put("padding", "x".repeat(1 << 20)).toString();
        refused(413, client.issueWith(PartnerToken.of(DEMO.partner(), email), body));
    }

    static Stream<Arguments> badTokens() {
        return Stream.of(
                Arguments.of("expired", fault(t -> t.expiresIn(Duration.ofMinutes(-5))), "expired"),
                Arguments.of("exp too far ahead", fault(t -> t.expiresIn(Duration.ofHours(2))), "ahead"),
                Arguments.of("unknown kid", fault(t -> t.header.put("kid", "nobody")), "kid"),
                Arguments.of("missing typ", fault(t -> t.header.remove("typ")), "typ"),
                Arguments.of("missing email", fault(t -> t.claims.remove("email")), "email"),
                Arguments.of("wrong scope", fault(t -> t.claims.put("scope", "read")), "scope"),
                Arguments.of("unknown partner", fault(t -> t.claims.put("partnerId", "x")), "partner"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("badTokens")
    void answers401AndSaysWhichRule(String name, Consumer<PartnerToken> fault, String hint) {
        PartnerToken token = PartnerToken.of(DEMO.partner(), email);
        fault.accept(token);
        Http.Answer answer = client.issueWith(token, client.request().toString());
        refused(401, answer);
        assertTrue(answer.text("message").contains(hint), answer.text("message"));
    }

    @Test
    void answers401OnABadSignature() {
        String signed = PartnerToken.of(DEMO.partner(), email).sign();
        char last = signed.charAt(signed.length() - 3);
        String forged = signed.substring(0, signed.length() - 3)
                + (last == 'A' ? 'B' : 'A')
                + signed.substring(signed.length() - 2);
        refused(
                401,
                new Http(DEMO.baseUrl())
                        .post(
                                "/v1/credentials/issue-on-behalf",
                                client.request().toString(),
                                "x-partner-auth",
                                forged));
    }

    @Test
    void answers401WithoutToken() {
        refused(401, new Http(DEMO.baseUrl()).post("/v1/credentials/issue-on-behalf", "{}"));
    }

    @Test
    void answers403WhenTheFeatureIsOff() {
        PartnerClient disabled = new PartnerClient(DEMO, DEMO.disabledPartner());
        refused(403, disabled.issue(email, disabled.request()));
    }

    @Test
    void answers403ForAnotherPartnersProgram() {
        refused(
                403,
                client.issue(
                        email,
                        client.request().put("credentialId", DEMO.partner().foreignCredentialId())));
    }

    @Test
    void answers404ForUnknownIssuerAndProgram() {
        refused(
                404,
                client.issue(
                        email,
                        client.request()
                                .put("issuerDid", "did:air:id:test:4P44fsVUhPctDTWH2Nz26pZJFsg6CqyiAELTGeVQDB")));
        refused(404, client.issue(email, client.request().put("credentialId", "c20000000000000000000A")));
    }

    @Test
    void answers404ForAnotherPartnersHash() {
        String hash = client.issue(email, client.request()).text("coreClaimHash");
        refused(404, new PartnerClient(DEMO, DEMO.disabledPartner()).status(email, hash));
        refused(404, client.status(email, "0".repeat(64)));
    }

    @Test
    void answers409WhenTheUserDeclined() {
        refused(409, client.issue(DEMO.partner().refusingEmail(), client.request()));
    }

    private static void refused(int status, Http.Answer answer) {
        assertEquals(status, answer.status(), () -> answer.response().body());
        assertEquals(status, answer.json().path("error").intValue());
        assertNotNull(answer.text("message"));
        assertNotNull(answer.text("code"));
        assertNotNull(answer.text("request_id"));
    }

    private static Arguments row(String name, Consumer<ObjectNode> fault) {
        return Arguments.of(name, fault);
    }

    private static Consumer<PartnerToken> fault(Consumer<PartnerToken> fault) {
        return fault;
    }

    private static ObjectNode subject(ObjectNode body) {
        return (ObjectNode) body.get("credentialSubject");
    }
}
