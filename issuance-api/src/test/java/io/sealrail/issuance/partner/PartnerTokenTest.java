package io.sealrail.issuance.partner;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.sealrail.kit.http.Problem;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.params.provider.Arguments.arguments;

class PartnerTokenTest {

    private static final Duration SKEW = Duration.ofSeconds(30);
    private static final PartnerKey KEY = PartnerKey.es256();
    private static final UUID PARTNER = UUID.randomUUID();

    @Test
    void readsATokenThatIsRight() {
        PartnerToken token = PartnerToken.read(right().build());
        token.checkClaims(Instant.now(), SKEW);
        assertEquals(PARTNER, token.partnerId());
        assertEquals(KEY.kid(), token.kid());
        assertEquals("jane@example.com", token.email());
    }

    @ParameterizedTest
    @ValueSource(strings = {"issue", "issue on-behalf", "read issue"})
    void acceptsAScopeListThatContainsIssue(String scope) {
        assertDoesNotThrow(() -> check(token -> token.claim("scope", scope)));
    }

    @Test
    void grantsTheClockSkewOnEitherSide() {
        assertDoesNotThrow(() -> check(token -> token.expiringIn(Duration.ofSeconds(-20))));
        assertDoesNotThrow(
                () -> check(token -> token.expiringIn(Duration.ofMinutes(15).plusSeconds(20))));
        assertDoesNotThrow(() -> check(token -> token.claim("nbf", soon(20)).claim("iat", soon(20))));
    }

    static Stream<Arguments> wrongInOneRule() {
        return Stream.of(
                wrong("TOKEN_ALG", token -> token.header("alg", "none")),
                wrong("TOKEN_ALG", token -> token.header("alg", "HS256")),
                wrong("TOKEN_TYP", token -> token.withoutHeader("typ")),
                wrong("TOKEN_TYP", token -> token.header("typ", "at+jwt")),
                wrong("TOKEN_KID", token -> token.withoutHeader("kid")),
                wrong("TOKEN_PARTNER_ID", token -> token.without("partnerId")),
                wrong("TOKEN_PARTNER_ID", token -> token.claim("partnerId", "partner-1")),
                wrong("TOKEN_EXP_MISSING", token -> token.without("exp")),
                wrong("TOKEN_EXP_MISSING", token -> token.claim("exp", "tomorrow")),
                wrong("TOKEN_EXPIRED", token -> token.expiringIn(Duration.ofSeconds(-40))),
                wrong("TOKEN_EXP_TOO_FAR", token -> token.expiringIn(Duration.ofMinutes(16))),
                wrong("TOKEN_NOT_YET_VALID", token -> token.claim("nbf", soon(60))),
                wrong("TOKEN_IAT", token -> token.claim("iat", soon(60))),
                wrong("TOKEN_IAT", token -> token.claim("iat", "now")),
                wrong("TOKEN_SCOPE", token -> token.without("scope")),
                wrong("TOKEN_SCOPE", token -> token.claim("scope", "issuer verify")),
                wrong("TOKEN_EMAIL", token -> token.without("email")),
                wrong("TOKEN_EMAIL", token -> token.claim("email", "jane at example.com")));
    }

    @ParameterizedTest(name = "{0} {index}")
    @MethodSource("wrongInOneRule")
    void namesTheRuleThatFails(String code, UnaryOperator<TokenBuilder> wrong) {
        Problem problem = assertThrows(Problem.class, () -> check(wrong));
        assertEquals(401, problem.status());
        assertEquals(code, problem.code());
        assertFalse(problem.getMessage().contains("jane"), "a message holds nothing of the token");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "a.b", "a.b.c", "a.b.c.d", "e30.e30.", "..", "e30.W10.AA"})
    void refusesWhatIsNoJwt(String text) {
        Problem problem = assertThrows(Problem.class, () -> PartnerToken.read(text));
        assertEquals(401, problem.status());
        assertFalse(problem.code().isEmpty());
    }

    @Test
    void refusesAMissingToken() {
        assertEquals(
                "TOKEN_MISSING",
                assertThrows(Problem.class, () -> PartnerToken.read(null)).code());
        assertEquals(
                "TOKEN_MISSING",
                assertThrows(Problem.class, () -> PartnerToken.read(" ")).code());
    }

    private static Arguments wrong(String code, UnaryOperator<TokenBuilder> change) {
        return arguments(code, change);
    }

    private static void check(UnaryOperator<TokenBuilder> change) {
        PartnerToken.read(change.apply(right()).build()).checkClaims(Instant.now(), SKEW);
    }

    private static TokenBuilder right() {
        return TokenBuilder.of(KEY, PARTNER, " Jane@Example.com ");
    }

    private static long soon(int seconds) {
        return Instant.now().plusSeconds(seconds).getEpochSecond();
    }
}
