package io.sealrail.kit.fetch;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

import io.vertx.core.Future;
import io.vertx.core.Promise;

/**
 * Resolves names of strangers on threads of its own, so that a name server that does not answer keeps nobody else waiting.
 * The address it gives is the one to connect to; asking again could lead elsewhere.
 */
final class HostNames {

    /** What answers for a name: the operating system, unless a test has other names. */
    interface Lookup {

        InetAddress[] addresses(String host) throws UnknownHostException;
    }

    private static final int THREADS = 8;
    private static final int WAITING = 64;

    private final Lookup lookup;
    private final Predicate<InetAddress> allowed;
    private final ThreadPoolExecutor threads = new ThreadPoolExecutor(
            THREADS, THREADS, 30, TimeUnit.SECONDS, new ArrayBlockingQueue<>(WAITING), HostNames::thread);

    HostNames(Lookup lookup, Predicate<InetAddress> allowed) {
        this.lookup = lookup;
        this.allowed = allowed;
        threads.allowCoreThreadTimeOut(true);
    }

    /** The first address of the host if all of them are allowed. Completes on a thread of its own. */
    Future<InetAddress> resolve(String host) {
        Promise<InetAddress> address = Promise.promise();
        try {
            threads.execute(() -> {
                try {
                    address.complete(checked(lookup.addresses(host)));
                } catch (UnknownHostException e) {
                    address.fail(new IOException("name does not resolve"));
                } catch (IOException | RuntimeException e) {
                    address.fail(e);
                }
            });
        } catch (RejectedExecutionException e) {
            address.fail(new IOException("too many names to resolve"));
        }
        return address.future();
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
