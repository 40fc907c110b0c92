package io.sealrail.credential.status;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.sealrail.credential.Vectors;
import io.sealrail.credential.key.CompactJws;
import io.sealrail.credential.key.Ed25519KeyPair;
import io.sealrail.credential.key.Jws;
import io.sealrail.credential.key.Signer;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

/** The example of draft-ietf-oauth-status-list, 5.1, and what is none. */
class StatusListTokenTest {

    private static final String FOLDER = "vectors/token-status-list/";
    private static final Signer SIGNER =
            Ed25519KeyPair.fromSeed(new byte[32]).signer("did:web:issuer.example#status-list-1");
    private static final StatusListToken EXAMPLE = new StatusListToken(
            "https://example.com/statuslists/1",
            Instant.ofEpochSecond(1_686_920_170),
            Optional.of(Instant.ofEpochSecond(2_291_720_170L)),
            Optional.of(Duration.ofSeconds(43_200)),
            1,
            "eNrbuRgAAhcBXQ");

    @Test
    void readsAsPublished() {
        String compact = Vectors.text(FOLDER + "status_list_jwt_raw.md").replaceAll("\\s", "");
        StatusListToken token = StatusListToken.of(Jws.parse(compact));

        assertEquals(EXAMPLE, token);
        assertArrayEquals(new byte[] {1, 0, 0, 1, 1, 1, 0, 1, 1, 1, 0, 0, 0, 1, 0, 1}, token.statuses(2));
    }

    @Test
    void signsTheClaimsAsPublished() {
        String[] published = Vectors.text(FOLDER + "status_list_jwt.md").split("\n\\.\n");
        Jws jws = Jws.parse(EXAMPLE.sign(SIGNER));

        assertEquals(
                Vectors.parse(published[0]).put("alg", "EdDSA").put("kid", SIGNER.verificationMethod()), jws.header());
        assertEquals(Vectors.parse(published[1]), jws.payload());
        assertEquals(EXAMPLE, StatusListToken.of(jws));
    }

    @Test
    void needsNoExpiryAndNoTimeToLive() {
        StatusListToken token = new StatusListToken(
                "https://example.com/1",
                Instant.ofEpochSecond(1),
                Optional.empty(),
                Optional.empty(),
                2,
                "eNo76fITAAPfAgc");

        assertEquals(token, StatusListToken.of(Jws.parse(token.sign(SIGNER))));
    }

    @ParameterizedTest
    @CsvSource({
        "/sub, 7",
        "/sub, null",
        "/iat, '\"1686920170\"'",
        "/iat, null",
        "/iat, 1e300",
        "/iat, 9223372036854775807",
        "/exp, '\"never\"'",
        "/exp, null",
        "/ttl, 0",
        "/ttl, -1",
        "/ttl, '\"43200\"'",
        "/status_list, '\"eNrbuRgAAhcBXQ\"'",
        "/status_list, null",
        "/status_list/bits, 3",
        "/status_list/bits, 0",
        "/status_list/bits, '\"1\"'",
        "/status_list/bits, 1.5",
        "/status_list/lst, null",
        "/status_list/lst, 1"
    })
    void refusesOtherClaims(String pointer, String value) {
        Jws token = Jws.parse(EXAMPLE.sign(SIGNER));
        int slash = pointer.lastIndexOf('/');
        ((ObjectNode) token.payload().at(pointer.substring(0, slash)))
                .set(pointer.substring(slash + 1), Vectors.any(value));

        assertThrows(MalformedStatusListException.class, () -> StatusListToken.of(token));
    }

    @Test
    void refusesAnotherType() {
        Jws token = Jws.parse(EXAMPLE.sign(SIGNER));
        String other = CompactJws.sign(token.header().deepCopy().put("typ", "JWT"), token.payload(), SIGNER);

        assertThrows(MalformedStatusListException.class, () -> StatusListToken.of(Jws.parse(other)));
    }
}
