package io.sealrail.system;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Test;

import io.sealrail.stack.wallet.HolderKey;
import io.sealrail.system.client.Http;
import io.sealrail.system.client.NotaryClient;

import static io.sealrail.system.NotaryErrors.assertProblem;
import static org.junit.jupiter.api.Assertions.assertEquals;

/** A holder's proof is good for one credential, however often and to whichever replica it is sent at once. */
class HolderProofReplayIT {

    private static final int CALLS = 50;

    private final SystemStack stack = SystemStack.get();
    private final NotaryClient client = NotaryClient.of(stack.demo());
    private final List<NotaryClient> replicas =
            stack.urls("issuance-api").stream().map(client::at).toList();

    @Test
    void issuesOnceForOneProof() throws Exception {
        String evaluation = client.evaluated();
        ObjectNode request = client.issuing(evaluation, HolderKey.generate());
        List<Http.Answer> answers = atOnce(request);
        List<Http.Answer> refused =
                answers.stream().filter(answer -> answer.status() != 200).toList();
        assertEquals(CALLS - 1, refused.size());
        refused.forEach(answer -> assertEquals(
                "credential.holder_proof_replay",
                assertProblem(409, "request.conflict", answer).path("reason").asText()));
        assertEquals(1, credentialsOf(answers));
        assertProblem(409, "request.conflict", client.issue(request));
    }

    private List<Http.Answer> atOnce(ObjectNode request) throws Exception {
        ExecutorService callers = Executors.newFixedThreadPool(CALLS);
        CountDownLatch go = new CountDownLatch(1);
        List<Future<Http.Answer>> calls = new ArrayList<>();
        for (int call = 0; call < CALLS; call++) {
            NotaryClient replica = replicas.get(call % replicas.size());
            calls.add(callers.submit(() -> {
                go.await();
                return replica.issue(request);
            }));
        }
        go.countDown();
        List<Http.Answer> answers = new ArrayList<>();
        for (Future<Http.Answer> call : calls) {
            answers.add(call.get());
        }
        callers.shutdown();
        return answers;
    }

    private static long credentialsOf(List<Http.Answer> answers) {
        return answers.stream()
                .filter(answer -> answer.status() == 200)
                .map(answer -> answer.text("credential_id"))
                .distinct()
                .count();
    }
}
