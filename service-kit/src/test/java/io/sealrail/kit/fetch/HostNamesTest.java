package io.sealrail.kit.fetch;

import java.net.InetAddress;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static java.util.concurrent.TimeUnit.MINUTES;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

/** A name server that does not answer, and what it can take. */
class HostNamesTest {

    private final CountDownLatch answers = new CountDownLatch(1);
    private final AtomicInteger lookups = new AtomicInteger();
    private final HostNames names = new HostNames(this::addresses, address -> true);

    @AfterEach
    void stop() {
        answers.countDown();
        names.close();
    }

    @Test
    void keepsOneDomainFromTakingAllThreads() {
        List<CompletableFuture<InetAddress>> waiting = IntStream.range(0, 8)
                .mapToObj(i -> resolve("h" + i + ".slow.test", () -> true))
                .toList();
        CompletionException refused = assertThrows(CompletionException.class, () -> resolve("h9.SLOW.test.", () -> true)
                .join());
        assertInstanceOf(TooBusyException.class, refused.getCause());
        assertEquals("127.0.0.1", resolve("quick.test", () -> true).join().getHostAddress());
        answers.countDown();
        waiting.forEach(CompletableFuture::join);
        await().atMost(5, SECONDS)
                .untilAsserted(() -> assertEquals(
                        "127.0.0.1", resolve("h9.slow.test", () -> true).join().getHostAddress()));
    }

    @Test
    void looksUpNothingThatNobodyWaitsForAnyMore() {
        assertThrows(CompletionException.class, () -> resolve("quick.test", () -> false)
                .join());
        assertEquals(0, lookups.get());
    }

    @Test
    void tellsDomains() {
        assertEquals("issuer.test", DomainOf.host("a.b.Issuer.test."));
        assertEquals("issuer.test", DomainOf.host("issuer.test"));
        assertEquals("localhost", DomainOf.host("localhost"));
        assertEquals("10.1.2.3", DomainOf.host("10.1.2.3"));
        assertEquals("[::1]", DomainOf.host("[::1]"));
        assertEquals("", DomainOf.host("."));
    }

    private CompletableFuture<InetAddress> resolve(String host, BooleanSupplier begin) {
        return names.resolve(host, begin).toCompletionStage().toCompletableFuture();
    }

    private InetAddress[] addresses(String host) {
        lookups.incrementAndGet();
        try {
            if (host.toLowerCase(Locale.ROOT).contains("slow")) {
                answers.await(1, MINUTES);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return new InetAddress[] {InetAddress.getLoopbackAddress()};
    }
}
