package io.sealrail.system;

import java.nio.file.Path;
import java.util.List;
import java.util.UUID;

import io.sealrail.system.client.Demo;
import io.sealrail.system.stack.Paused;
import io.sealrail.system.stack.RunningStack;
import io.sealrail.system.stack.StackOptions;

/** The stack that the tests of this module share: two replicas of each service, started once, ended with the JVM of the tests. */
final class SystemStack {

    private static SystemStack running;

    private final RunningStack stack = RunningStack.start(StackOptions.in(Path.of("target", "stack")));

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
