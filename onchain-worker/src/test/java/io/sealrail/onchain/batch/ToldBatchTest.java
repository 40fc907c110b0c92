package io.sealrail.onchain.batch;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

import org.junit.jupiter.api.Test;

import io.sealrail.events.BatchSealed;
import io.sealrail.events.IssueRequested;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

class ToldBatchTest {

    private final List<IssueRequested> credentials = TestEvents.accepted(5);
    private final List<BatchSealed> chunks = TestEvents.sealed(credentials, 2);

    @Test
    void putsTheChunksInOrder() {
        List<BatchSealed> backwards = new ArrayList<>(chunks);
        Collections.reverse(backwards);

        ToldBatch batch = ToldBatch.of(backwards).orElseThrow();

        assertEquals(
                credentials.stream().map(IssueRequested::credentialId).toList(),
                batch.leaves().stream().map(Leaf::credentialId).toList());
        assertTrue(batch.hasItsRoot());
    }

    @Test
    void isNoneWhileAChunkIsMissing() {
        for (BatchSealed missing : chunks) {
            List<BatchSealed> others =
                    chunks.stream().filter(chunk -> chunk != missing).toList();
            assertTrue(ToldBatch.of(others).isEmpty());
        }
    }

    @Test
    void isNoneWhenLeavesAreMissing() {
        BatchSealed first = chunks.get(0);
        BatchSealed less = new BatchSealed(
                first.batchId(),
                first.root(),
                first.leafCount(),
                first.chunk(),
                first.chunks(),
                first.leaves().subList(0, 1),
                first.sealedAt());

        assertTrue(ToldBatch.of(List.of(less, chunks.get(1), chunks.get(2))).isEmpty());
    }

    @Test
    void seesThatLeavesMakeAnotherRoot() {
        List<BatchSealed> others = TestEvents.sealed(TestEvents.accepted(5), 5);
        BatchSealed whole = others.get(0);
        BatchSealed forged =
                new BatchSealed(whole.batchId(), chunks.get(0).root(), 5, 0, 1, whole.leaves(), whole.sealedAt());

        assertTrue(ToldBatch.of(others).orElseThrow().hasItsRoot());
        assertFalse(ToldBatch.of(List.of(forged)).orElseThrow().hasItsRoot());
    }
}
