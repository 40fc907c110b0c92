package io.sealrail.issuance.operator;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import org.junit.jupiter.api.Test;

import io.sealrail.kit.stage.StageDeadlines;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

class TimelineTest {

    private static final Instant ISSUED = Instant.parse("2026-01-19T07:18:45Z");
    private static final CredentialRecords.Relay RELAYED = new CredentialRecords.Relay(false, ISSUED.plusMillis(60));

    @Test
    void waitsForKafka() {
        List<Stage> stages = Timeline.of(
                accepted(null, "VALID"), new CredentialRecords.Relay(true, null), OnchainWorker.Answer.NOT_RECEIVED);
        assertEquals(
                "accepted=done relayed=pending batch=pending transaction=pending block=pending confirmed=pending",
                text(stages));
    }

    @Test
    void saysUnknownAndNotAbsentWhileTheWorkerIsAway() {
        List<Stage> stages = Timeline.of(accepted(null, "VALID"), RELAYED, OnchainWorker.Answer.AWAY);
        assertEquals(
                "accepted=done relayed=done batch=unknown transaction=unknown block=unknown confirmed=unknown",
                text(stages));
    }

    @Test
    void showsBatchAndAttemptsUnderWay() {
        LeafState.Attempt first = new LeafState.Attempt("0x01", 7L, ISSUED.plusSeconds(2), null);
        LeafState.Attempt second = new LeafState.Attempt("0x02", 7L, ISSUED.plusSeconds(9), null);
        List<Stage> stages =
                Timeline.of(accepted(null, "VALID"), RELAYED, answer(leaf("SENT", List.of(first, second), null)));
        assertEquals(
                "accepted=done relayed=done batch=done transaction=done block=pending confirmed=pending", text(stages));
        assertEquals(ISSUED.plusSeconds(1), stages.get(2).at());
        assertEquals(
                Map.of("hash", "0x02", "nonce", 7L, "attempts", List.of("0x01", "0x02")),
                stages.get(3).details());
    }

    @Test
    void doesNotCallSentWhatIsOnlySigned() {
        LeafState.Attempt signed = new LeafState.Attempt("0x01", 7L, null, null);
        List<Stage> stages =
                Timeline.of(accepted(null, "VALID"), RELAYED, answer(leaf("SEALED", List.of(signed), null)));
        assertEquals(
                "accepted=done relayed=done batch=done transaction=pending block=pending confirmed=pending",
                text(stages));
    }

    @Test
    void showsBlockBeforeConfirmation() {
        LeafState.Attempt mined = new LeafState.Attempt("0x01", 7L, ISSUED.plusSeconds(2), 12L);
        List<Stage> stages = Timeline.of(accepted(null, "VALID"), RELAYED, answer(leaf("SENT", List.of(mined), null)));
        assertEquals(
                "accepted=done relayed=done batch=done transaction=done block=done confirmed=pending", text(stages));
    }

    @Test
    void namesTheCodeOfAFailedAnchor() {
        List<Stage> stages =
                Timeline.of(accepted(null, "VALID"), RELAYED, answer(leaf("FAILED", List.of(), "REVERTED")));
        assertEquals(
                "accepted=done relayed=done batch=done transaction=pending block=pending confirmed=failed",
                text(stages));
        assertEquals(Map.of("code", "REVERTED"), stages.get(5).details());
    }

    @Test
    void keepsTheTimesOfTheWayOnceItIsOnChain() {
        LeafState.Attempt mined = new LeafState.Attempt("0x01", 7L, ISSUED.plusSeconds(2), 12L);
        List<Stage> stages = Timeline.of(
                accepted(ISSUED.plusSeconds(5), "VALID"), RELAYED, answer(leaf("FINAL", List.of(mined), null)));
        assertEquals("accepted=done relayed=done batch=done transaction=done block=done confirmed=done", text(stages));
        assertEquals(ISSUED.plusSeconds(2), stages.get(3).at());
        assertEquals(ISSUED.plusSeconds(5), stages.get(5).at());
    }

    @Test
    void endsWithConfirmationAndRevocation() {
        List<Stage> stages =
                Timeline.of(accepted(ISSUED.plusSeconds(5), "REVOKED"), RELAYED, OnchainWorker.Answer.AWAY);
        assertEquals(
                "accepted=done relayed=done batch=done transaction=done block=done confirmed=done revoked=done",
                text(stages));
        assertEquals(ISSUED.plusSeconds(5), stages.get(5).at());
        assertEquals(Map.of("cause", "OPERATOR"), stages.get(6).details());
        assertFalse(stages.toString().contains("unknown"));
    }

    @Test
    void marksTheStepThatTakesTooLong() {
        LeafState.Attempt sent = new LeafState.Attempt("0x01", 7L, ISSUED.plusSeconds(2), null);
        OnchainWorker.Answer answer = answer(leaf("SENT", List.of(sent), null));
        List<Stage> late = Timeline.of(accepted(null, "VALID"), RELAYED, answer, overdue(ISSUED.plusSeconds(123)));
        assertEquals(
                Map.of("overdue", true, "waitingSeconds", 121L, "deadlineSeconds", 120L),
                late.get(4).details());
        assertEquals(Map.of(), late.get(5).details());
        List<Stage> inTime = Timeline.of(accepted(null, "VALID"), RELAYED, answer, overdue(ISSUED.plusSeconds(122)));
        assertEquals(Map.of(), inTime.get(4).details());
    }

    @Test
    void showsTheCodeOfATroubleThatTheWorkerGoesOnThrough() {
        LeafState.Attempt sent = new LeafState.Attempt("0x01", 7L, ISSUED.plusSeconds(2), null);
        List<Stage> stages =
                Timeline.of(accepted(null, "VALID"), RELAYED, answer(leaf("SENT", List.of(sent), "FEE_CAP")));
        assertEquals("pending", stages.get(5).state());
        assertEquals(Map.of("code", "FEE_CAP"), stages.get(5).details());
    }

    @Test
    void showsWhatIsConfirmedAndWasNotHeardOf() {
        LeafState.Attempt mined = new LeafState.Attempt("0x01", 7L, ISSUED.plusSeconds(2), 12L);
        List<Stage> stages = Timeline.of(
                accepted(null, "VALID"),
                RELAYED,
                answer(leaf("FINAL", List.of(mined), null)),
                overdue(ISSUED.plusSeconds(183)));
        assertEquals("visible", stages.get(6).stage());
        assertEquals(true, stages.get(6).details().get("overdue"));
    }

    private static Overdue overdue(Instant now) {
        return new Overdue(new Deadlines(), now);
    }

    private static String text(List<Stage> stages) {
        return String.join(
                " ",
                stages.stream()
                        .map(stage -> stage.stage() + "=" + stage.state())
                        .toList());
    }

    private static OnchainWorker.Answer answer(LeafState leaf) {
        return new OnchainWorker.Answer(true, Optional.of(leaf));
    }

    private static LeafState leaf(String state, List<LeafState.Attempt> attempts, String failureCode) {
        return new LeafState(
                "c28t30c048pe502a3713w0",
                state,
                "batch-1",
                "0xaa",
                attempts,
                failureCode,
                ISSUED,
                ISSUED.plusSeconds(1));
    }

    private static CredentialRecord accepted(Instant onchainAt, String status) {
        boolean onchain = onchainAt != null;
        boolean ended = !status.equals("VALID");
        return new CredentialRecord(
                "c28t30c048pe502a3713w0",
                "air",
                "239704895d0c4693d33ee7ab9e37c6eb295f178d80074a32d4ace53b1a779c44",
                new UUID(1, 1),
                "did:air:id:test:x",
                "c21s70g0i54sn0023172Cv",
                new UUID(2, 2),
                onchain ? "ONCHAIN" : "WAIT_ONCHAIN",
                status,
                ended ? "OPERATOR" : null,
                ended ? ISSUED.plusSeconds(60) : null,
                !ended,
                null,
                "2",
                17,
                ISSUED,
                null,
                onchainAt,
                onchain ? "batch-1" : null,
                onchain ? 31337L : null,
                onchain ? "0x01" : null,
                onchain ? 12L : null);
    }

    private record Deadlines(
            Duration relayed,
            Duration batched,
            Duration sent,
            Duration confirmed,
            Duration visible,
            Duration revocationVisible)
            implements StageDeadlines {

        Deadlines() {
            this(seconds(10), seconds(15), seconds(30), seconds(120), seconds(180), seconds(5));
        }

        private static Duration seconds(long seconds) {
            return Duration.ofSeconds(seconds);
        }
    }
}
