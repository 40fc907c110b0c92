package io.sealrail.system;

import java.nio.file.Path;
import java.util.List;
import java.util.UUID;

import io.sealrail.system.client.Demo;
import io.sealrail.system.stack.Paused;
import io.sealrail.system.stack.RunningStack;
import io.sealrail.system.stack.StackOptions;
import io.sealrail.system.trace.SpanReceiver;

/**
 * The stack that the tests of this module share: two replicas of each service, each call traced, logs as in production, started once,
 * ended with the JVM of the tests.
 */
final class SystemStack {

    private static SystemStack running;

    private final SpanReceiver spans = SpanReceiver.start();
    private final RunningStack stack = RunningStack.start(StackOptions.in(Path.of("target", "stack"))
            .with("sealrail.traces.otlp-endpoint", spans.endpoint())
            .with("sealrail.traces.ratio", "1")
            .with("quarkus.log.console.json.enabled", "true"));

    private SystemStack() {}

    static synchronized SystemStack get() {
        if (running == null) {
            running = new SystemStack();
        }
        return running;
    }

    static String freshEmail() {
        return UUID.randomUUID() + "@people.example";
    }

    RunningStack stack() {
        return stack;
    }

    /** Where the spans of every call go. */
    SpanReceiver spans() {
        return spans;
    }

    Demo demo() {
        return stack.demo();
    }

    Path demoFile() {
        return stack.demoFile();
    }

    Path logs() {
        return stack.logs();
    }

    /** The addresses of a service's replicas, past the gateway. */
    List<String> urls(String service) {
        return stack.urls(service);
    }

    /** Ends a part as {@code kill -9} does, and waits until the stack has started another process in its place. */
    void killAndAwaitNext(String part) {
        stack.killAndAwaitNext(part);
    }

    /** Holds a part until it is closed: it takes connections and answers nothing. */
    Paused pause(String part) {
        return stack.pause(part);
    }
}
