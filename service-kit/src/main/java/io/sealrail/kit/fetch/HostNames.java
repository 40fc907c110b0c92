package io.sealrail.kit.fetch;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;

import io.vertx.core.Future;
import io.vertx.core.Promise;

/**
 * Resolves names of strangers on threads of its own, at most 8 at once of one domain, so that its name server, which may not
 * answer at all, cannot take all of them; four such domains together can, and keep others waiting as long as the operating system
 * tries. The address it gives is the one to connect to; asking again could lead elsewhere.
 */
final class HostNames {

    /** What answers for a name: the operating system, unless a test has other names. */
    interface Lookup {

        InetAddress[] addresses(String host) throws UnknownHostException;
    }

    private static final int THREADS = 32;
    private static final int WAITING = 128;
    private static final int MAX_PER_DOMAIN = 8;

    private final Lookup lookup;
    private final Predicate<InetAddress> allowed;
    private final Map<String, Integer> perDomain = new ConcurrentHashMap<>();
    private final ThreadPoolExecutor threads = new ThreadPoolExecutor(
            THREADS, THREADS, 30, TimeUnit.SECONDS, new ArrayBlockingQueue<>(WAITING), HostNames::thread);

    HostNames(Lookup lookup, Predicate<InetAddress> allowed) {
        this.lookup = lookup;
        this.allowed = allowed;
        threads.allowCoreThreadTimeOut(true);
    }

    /**
     * The first address of the host if all of them are allowed. Completes on a thread of its own, unless it is refused at once
     * with a {@link TooBusyException}.
     *
     * @param begin asked when a thread is free; where the answer is no, nobody waits any more and nothing is looked up
     */
    Future<InetAddress> resolve(String host, BooleanSupplier begin) {
        String domain = DomainOf.host(host);
        if (perDomain.merge(domain, 1, Integer::sum) > MAX_PER_DOMAIN) {
            end(domain);
            return Future.failedFuture(new TooBusyException("too many names of one domain to resolve"));
        }
        Promise<InetAddress> address = Promise.promise();
        try {
            threads.execute(() -> {
                try {
                    lookUp(host, begin, address);
                } finally {
                    end(domain);
                }
            });
        } catch (RejectedExecutionException e) {
            end(domain);
            address.fail(new TooBusyException("too many names to resolve"));
        }
        return address.future();
    }

    private void lookUp(String host, BooleanSupplier begin, Promise<InetAddress> address) {
        try {
            if (!begin.getAsBoolean()) {
                throw new IOException("no longer needed");
            }
            address.complete(checked(lookup.addresses(host)));
        } catch (UnknownHostException e) {
            address.fail(new IOException("name does not resolve"));
        } catch (IOException | RuntimeException e) {
            address.fail(e);
        }
    }

    private void end(String domain) {
        perDomain.computeIfPresent(domain, (key, names) -> names == 1 ? null : names - 1);
    }

    void close() {
        threads.shutdownNow();
    }

    private InetAddress checked(InetAddress[] addresses) throws IOException {
        if (addresses.length == 0 || !Arrays.stream(addresses).allMatch(allowed)) {
            throw new IOException("not a public address");
        }
        return addresses[0];
    }

    private static Thread thread(Runnable task) {
        Thread thread = new Thread(task, "sealrail-names");
        thread.setDaemon(true);
        return thread;
    }
}
