package io.sealrail.kit.sample;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;

import io.vertx.core.Vertx;
import io.vertx.core.net.NetClient;
import io.vertx.core.net.NetSocket;

/** A local port that leads to Kafka once it is opened; until then nobody listens there. */
public final class KafkaDoor {

    private static final String PORT = "sealrail.kit.kafka-door";

    private KafkaDoor() {}

    /** The closed port, the same for all class loaders of this JVM. */
    public static int port() {
        if (System.getProperty(PORT) == null) {
            try (ServerSocket free = new ServerSocket(0)) {
                System.setProperty(PORT, Integer.toString(free.getLocalPort()));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return Integer.getInteger(PORT);
    }

    public static void open(Vertx vertx, String kafka) {
        String[] target = kafka.split(":");
        NetClient client = vertx.createNetClient();
        vertx.createNetServer()
                .connectHandler(in -> {
                    in.pause();
                    client.connect(Integer.parseInt(target[1]), target[0])
                            .onSuccess(out -> join(in, out))
                            .onFailure(ignored -> in.close());
                })
                .listen(port(), "localhost")
                .toCompletionStage()
                .toCompletableFuture()
                .join();
    }

    private static void join(NetSocket in, NetSocket out) {
        out.pipeTo(in);
        in.pipeTo(out);
    }
}
