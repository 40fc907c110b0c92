package io.sealrail.revocation;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

import jakarta.inject.Inject;

import io.restassured.response.Response;
import io.vertx.mutiny.sqlclient.Pool;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.sealrail.events.IssueRequested;

import static io.sealrail.revocation.Operator.change;
import static io.sealrail.revocation.Operator.history;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

@OnStack
class RacingChangesTest {

    @Inject
    Told told;

    @Inject
    Pool pool;

    @Test
    void neverLiftsARevocationUnderRacesAndKeepsAHistoryWithoutGaps() {
        for (String id : List.of(heard(), IssuanceStand.notaryUnderWay(505))) {
            List<CompletableFuture<Response>> calls = IntStream.range(0, 20)
                    .mapToObj(i -> CompletableFuture.supplyAsync(() -> race(id, i)))
                    .toList();
            List<Response> answers = calls.stream().map(CompletableFuture::join).toList();

            assertTrue(answers.stream().allMatch(answer -> answer.statusCode() == 200 || answer.statusCode() == 409));
            assertEquals(
                    1, answers.stream().filter(RacingChangesTest::isRevocation).count());
            List<StatusChangeLine> lines = lines(id);
            int made = (int) answers.stream()
                    .filter(answer -> answer.statusCode() == 200)
                    .count();
            assertEquals(
                    LongStream.rangeClosed(1, made).boxed().toList(),
                    lines.stream().map(StatusChangeLine::sequence).toList());
            assertEquals("REVOKED", lines.get(lines.size() - 1).to());
            for (int i = 1; i < lines.size(); i++) {
                assertEquals(lines.get(i - 1).to(), lines.get(i).from());
            }
            assertEquals(
                    lines.stream().map(StatusChangeLine::to).toList(),
                    told.awaitStatuses(id, made).stream()
                            .map(said -> said.state().name())
                            .toList());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update revocables set state = 'VALID', sequence = sequence + 1 where credential_id = $1",
                "update revocables set state = 'SUSPENDED', sequence = sequence + 2 where credential_id = $2",
                "update revocables set state = 'SUSPENDED' where credential_id = $2",
                "update revocables set kind = 'agent', state = 'SUSPENDED', sequence = 1 where credential_id = $2"
            })
    void sqlRefusesToo(String wrong) {
        String revoked = heard();
        change(revoked, "revoked", null).then().statusCode(200);
        String valid = heard();

        String refusal = pool.preparedQuery(
                        wrong.replace("$1", "'" + revoked + "'").replace("$2", "'" + valid + "'"))
                .execute()
                .map(rows -> "done")
                .onFailure()
                .recoverWithItem(Throwable::getMessage)
                .await()
                .indefinitely();

        assertTrue(refusal.contains("refused") || refusal.contains("suspended_only_where_it_shows"), refusal);
    }

    private record StatusChangeLine(long sequence, String from, String to) {}

    private static List<StatusChangeLine> lines(String id) {
        return history(id).jsonPath().getList("changes", StatusChange.class).stream()
                .map(line -> new StatusChangeLine(
                        line.sequence(), line.from().name(), line.to().name()))
                .toList();
    }

    private static Response race(String id, int i) {
        return switch (i % 5) {
            case 0, 2 -> change(id, "suspended", null);
            case 1, 3 -> change(id, "valid", null);
            default -> i < 10 ? Operator.revoke(id, "race") : change(id, "revoked", null);
        };
    }

    private static boolean isRevocation(Response answer) {
        return answer.statusCode() == 200 && "REVOKED".equals(answer.path("state"));
    }

    private String heard() {
        IssueRequested credential = Told.notary();
        told.say(credential);
        Operator.awaitKnown(credential.credentialId());
        return credential.credentialId();
    }
}
