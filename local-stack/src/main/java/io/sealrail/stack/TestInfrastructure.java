package io.sealrail.stack;

import java.io.IOException;
import java.util.Optional;

import io.sealrail.stack.infra.Infrastructure;

/** The infrastructure that {@code STACK} asks for. */
final class TestInfrastructure {

    private TestInfrastructure() {}

    static Infrastructure chosen() throws IOException {
        String stack = Optional.ofNullable(System.getenv("STACK")).orElse("embedded");
        switch (stack) {
            case "embedded":
            case "containers":
                return InfraDaemon.findOrLaunch(stack);
            case "external":
                return external();
            default:
                throw new StackException("STACK=" + stack + " is not known; use embedded, containers or external.");
        }
    }

    private static Infrastructure external() {
        return new Infrastructure(
                variable("SEALRAIL_TEST_POSTGRES"),
                variable("SEALRAIL_TEST_POSTGRES_USER"),
                variable("SEALRAIL_TEST_POSTGRES_PASSWORD"),
                variable("SEALRAIL_TEST_KAFKA"),
                variable("SEALRAIL_TEST_RPC_URL"));
    }

    private static String variable(String name) {
        return Optional.ofNullable(System.getenv(name))
                .orElseThrow(() -> new StackException("STACK=external needs the environment variable " + name + "."));
    }
}
