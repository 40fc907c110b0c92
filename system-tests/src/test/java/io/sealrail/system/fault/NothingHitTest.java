package io.sealrail.system.fault;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.Test;

import io.sealrail.system.fault.BreakNetwork.Trouble;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** A fault that met nothing is none. */
class NothingHitTest {

    @Test
    void thereMustBeAConnectionToCut() {
        try (TcpProxy nobodyIsConnected = TcpProxy.start(0, () -> 1)) {
            Scene scene = new Scene(null, Map.of("kafka", nobodyIsConnected), null, Optional.empty(), null);
            BreakNetwork cut = new BreakNetwork("kafka", Trouble.CUT, Duration.ZERO);
            assertThrows(IllegalStateException.class, () -> cut.inject(scene));
            BreakNetwork away = new BreakNetwork("kafka", Trouble.AWAY, Duration.ZERO);
            assertDoesNotThrow(() -> away.inject(scene).undo().get());
        }
    }

    @Test
    void aLinkThatIsNotThereCannotBeBroken() {
        Scene scene = new Scene(null, Map.of(), null, Optional.empty(), null);
        assertThrows(FaultException.class, () -> new BreakNetwork("kafka", Trouble.AWAY, Duration.ZERO).inject(scene));
    }

    @Test
    void whoKeptItsLeaseWasPausedForNothing() {
        assertTrue(LeaseHolder.passedOn(4, Optional.of(5L)).hit());
        assertFalse(LeaseHolder.passedOn(4, Optional.of(4L)).hit());
        assertFalse(LeaseHolder.passedOn(4, Optional.empty()).hit());
    }

    @Test
    void kafkaMustHaveTakenTheRecords() {
        assertThrows(IllegalStateException.class, () -> Delivered.require(0, 1));
        assertThrows(IllegalStateException.class, () -> Delivered.require(7, 8));
        assertDoesNotThrow(() -> Delivered.require(8, 8));
    }
}
