package io.sealrail.stack;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import io.sealrail.stack.gateway.GatewayMain;
import io.sealrail.stack.infra.Ports;
import io.sealrail.stack.process.JavaCommand;
import io.sealrail.stack.process.Part;

/**
 * The process of the gateway.
 *
 * @param services the ports of the replicas of each service
 * @param doors the port of each service by which other services call it
 */
record GatewayPart(JavaCommand java, int port, Map<String, List<Integer>> services, Map<String, Integer> doors)
        implements Part {

    private static final String LOCAL = "127.0.0.1:";

    @Override
    public String name() {
        return "gateway";
    }

    @Override
    public ProcessBuilder prepare() throws IOException {
        List<String> program = new ArrayList<>(List.of(
                "-Dvertx.disableDnsResolver=true",
                "-cp",
                System.getProperty("java.class.path"),
                GatewayMain.class.getName(),
                "http://localhost:" + port,
                LOCAL + port));
        services.forEach((service, ports) -> program.add(
                service + "=" + ports.stream().map(each -> LOCAL + each).collect(Collectors.joining(","))));
        doors.forEach((service, door) -> program.add("@" + service + "=" + LOCAL + door));
        return java.start(program);
    }

    @Override
    public void ended(int status) {
        java.ended(status);
    }

    @Override
    public boolean answers() {
        return Ports.accepts(port);
    }
}
