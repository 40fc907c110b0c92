package io.sealrail.verifier.key;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.stream.IntStream;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.junit.TestProfile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.sealrail.credential.canonical.Contexts;
import io.sealrail.credential.proof.Cryptosuite;
import io.sealrail.verifier.Answer;
import io.sealrail.verifier.OnStack;
import io.sealrail.verifier.StandIn;
import io.sealrail.verifier.TestCredentials;
import io.sealrail.verifier.TestIssuer;
import io.sealrail.verifier.WithForeignHosts;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** did:web issuers that are not ours, resolved by real https at the host that their DID names. */
@OnStack
@TestProfile(WithForeignHosts.class)
class ForeignIssuerTest {

    private final TestIssuer issuer = TestIssuer.foreign();

    @ParameterizedTest
    @EnumSource(Cryptosuite.class)
    void acceptsWhatAnIssuerOfTheWebSigned(Cryptosuite suite) {
        issuer.serve();
        Answer answer = Answer.of(signed(suite));
        assertTrue(answer.valid(), () -> answer.codes().toString());
        assertTrue(answer.codes().containsAll(List.of("ISSUER_RESOLVED", "KEY_VALID", "SIGNATURE_VALID")));
    }

    @Test
    void asksOnceForAllWhoNeedTheDocument() {
        issuer.serve();
        ObjectNode credential = signed(Cryptosuite.EDDSA_RDFC_2022);
        List<CompletableFuture<Answer>> answers = IntStream.range(0, 10)
                .mapToObj(i -> CompletableFuture.supplyAsync(() -> Answer.of(credential)))
                .toList();
        assertTrue(answers.stream().allMatch(answer -> answer.join().valid()));
        assertEquals(1, StandIn.asked(issuer.documentPath()));
    }

    @Test
    void findsAKeyThatTheIssuerAddedLater() {
        issuer.serve();
        assertTrue(Answer.of(signed(Cryptosuite.EDDSA_RDFC_2022)).valid());
        TestIssuer later = issuer.withKey("key-2");
        ObjectNode document = issuer.document();
        document.withArray("verificationMethod")
                .add(later.document().get("verificationMethod").get(0));
        document.withArray("assertionMethod").add(later.keyId());
        ObjectNode credential = later.sign(TestCredentials.version2(later), Cryptosuite.EDDSA_RDFC_2022);
        assertFalse(Answer.of(credential).valid());
        issuer.serve(document.toString());
        await().atMost(5, SECONDS).until(() -> Answer.of(credential).valid());
    }

    /** A key id costs its forger nothing. */
    @Test
    void keepsADocumentWhenItCannotBeHadAnewForAForgedKey() {
        issuer.serve();
        ObjectNode genuine = signed(Cryptosuite.EDDSA_RDFC_2022);
        assertTrue(Answer.of(genuine).valid());
        StandIn.forget(issuer.documentPath());
        TestIssuer forger = issuer.withKey("key-2");
        ObjectNode forged = forger.sign(TestCredentials.version2(forger), Cryptosuite.EDDSA_RDFC_2022);
        await().atMost(5, SECONDS).until(() -> {
            assertFalse(Answer.of(forged).valid());
            return StandIn.asked(issuer.documentPath()) > 1;
        });
        assertTrue(Answer.of(genuine).valid());
    }

    @Test
    void followsARedirectOfTheHost() {
        StandIn.serve("/moved" + issuer.documentPath(), issuer.document().toString());
        issuer.serve("redirect:/moved" + issuer.documentPath());
        assertTrue(Answer.of(signed(Cryptosuite.EDDSA_RDFC_2022)).valid());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "<html>",
                "{}",
                "{\"id\":\"did:web:other.test\"}",
                "hang",
                "redirect:/never",
                "redirect:"
            })
    void doesNotKnowAnIssuerWhoseDocumentCannotBeHad(String document) {
        issuer.serve(document);
        unresolved(issuer);
    }

    @Test
    void doesNotKnowAnIssuerThatIsAbsentOrTooLong() {
        unresolved(issuer);
        TestIssuer talkative = TestIssuer.foreign();
        talkative.serve(talkative.document().put("note", "x".repeat(64 * 1024)).toString());
        unresolved(talkative);
        TestIssuer circling = TestIssuer.foreign();
        circling.serve("redirect:" + circling.documentPath());
        unresolved(circling);
        assertEquals(4, StandIn.asked(circling.documentPath()));
    }

    @Test
    void refusesAKeyThatIsNotForAssertions() {
        ObjectNode document = issuer.document();
        document.remove("assertionMethod");
        issuer.serve(document.toString());
        refused("KEY_NOT_FOR_ASSERTION");
    }

    @Test
    void refusesAKeyThatSomebodyElseControls() {
        served(method -> method.put("controller", "did:web:other.test"));
        refused("KEY_NOT_OF_ISSUER");
    }

    @Test
    void refusesAKeyThatTheIssuerRevokedOrRetiredBefore() {
        served(method -> method.put("revoked", TestCredentials.time(Duration.ofDays(-1))));
        refused("KEY_REVOKED");
        TestIssuer retired = TestIssuer.foreign();
        ObjectNode document = retired.document();
        ((ObjectNode) document.at("/verificationMethod/0")).put("expires", TestCredentials.time(Duration.ofDays(-1)));
        retired.serve(document.toString());
        ObjectNode credential = retired.sign(TestCredentials.version2(retired), Cryptosuite.EDDSA_RDFC_2022);
        assertTrue(Answer.of(credential).codes().contains("KEY_ENDED_BEFORE_ISSUE"));
    }

    @Test
    void refusesAnotherKeyThanTheIssuers() {
        issuer.serve();
        ObjectNode forged = TestIssuer.didKey()
                .claiming(issuer.keyId())
                .sign(TestCredentials.version2(issuer), Cryptosuite.EDDSA_RDFC_2022);
        assertTrue(Answer.of(forged).codes().contains("SIGNATURE_INVALID"));
        assertFalse(Answer.of(forged).valid());
    }

    @Test
    void acceptsTermsOfAContextThatTheOperatorAdded() throws Exception {
        issuer.serve();
        ObjectNode unsigned = TestCredentials.version2(issuer);
        unsigned.withArray("@context").add(WithForeignHosts.CONTEXT_URL);
        unsigned.withArray("type").add("Diploma");
        Contexts contexts = Contexts.bundled()
                .with(WithForeignHosts.CONTEXT_URL, new ObjectMapper().readTree(WithForeignHosts.CONTEXT));
        assertTrue(Answer.of(issuer.sign(unsigned, Cryptosuite.EDDSA_RDFC_2022, contexts))
                .valid());
    }

    private void served(Consumer<ObjectNode> change) {
        ObjectNode document = issuer.document();
        change.accept((ObjectNode) document.at("/verificationMethod/0"));
        issuer.serve(document.toString());
    }

    private void refused(String code) {
        Answer answer = Answer.of(signed(Cryptosuite.EDDSA_RDFC_2022));
        assertTrue(answer.codes().contains(code), () -> code + " is not among " + answer.codes());
        assertFalse(answer.valid());
        assertFalse(answer.signature());
    }

    private void unresolved(TestIssuer unknown) {
        ObjectNode credential = unknown.sign(TestCredentials.version2(unknown), Cryptosuite.EDDSA_RDFC_2022);
        Answer answer = Answer.of(credential);
        assertTrue(answer.codes().contains("ISSUER_UNRESOLVED"), () -> answer.codes()
                .toString());
        assertFalse(answer.valid());
        assertFalse(answer.signature());
    }

    private ObjectNode signed(Cryptosuite suite) {
        boolean version1 = suite == Cryptosuite.ED25519_SIGNATURE_2020;
        return issuer.sign(version1 ? TestCredentials.version1(issuer) : TestCredentials.version2(issuer), suite);
    }
}
