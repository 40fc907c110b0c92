package io.sealrail.system.fault;

import java.time.Duration;
import java.util.function.Consumer;

/** Trouble between the services and PostgreSQL, Kafka or the chain's node. */
public record BreakNetwork(String target, Trouble trouble, Duration lasts) implements Fault {

    /** What a network does. */
    public enum Trouble {
        /** Every connection is reset; new ones are taken. */
        CUT("connections cut", TcpProxy::cut),
        /** Everything takes 400 ms more, each way. */
        SLOW("slow", link -> link.slow(Duration.ofMillis(400))),
        /** Questions arrive, answers come when it is over: later than anybody waits for the node. */
        LATE("answers late", TcpProxy::holdAnswers),
        /** Questions arrive, answers never do. */
        LOST("answers lost", TcpProxy::swallowAnswers),
        /** Nobody takes connections. */
        AWAY("away", TcpProxy::refuse);

        private final String words;
        private final Consumer<TcpProxy> begin;

        Trouble(String words, Consumer<TcpProxy> begin) {
            this.words = words;
            this.begin = begin;
        }
    }

    @Override
    public String kind() {
        return trouble.words;
    }

    @Override
    public Duration recovers() {
        return lasts.plusSeconds(15);
    }

    @Override
    public Ongoing inject(Scene scene) {
        TcpProxy link = scene.link(target);
        int connections = link.connections();
        if (trouble == Trouble.CUT && connections == 0) {
            throw new IllegalStateException("there was no connection to cut");
        }
        trouble.begin.accept(link);
        return Ongoing.until(connections + " connections", link::heal);
    }
}
