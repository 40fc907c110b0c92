package io.sealrail.stack.demo;

import java.io.IOException;
import java.nio.file.Path;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** {@code demo.json}: all that a program needs to drive the stack, written when everything answers. */
public final class DemoFile {

    private static final ObjectMapper JSON = new ObjectMapper();

    private DemoFile() {}

    public static void write(Path file, Platform platform, Demo demo) throws IOException {
        ObjectNode content = JSON.createObjectNode()
                .put("baseUrl", platform.baseUrl())
                .put("rpcUrl", platform.rpcUrl())
                .put("kafka", platform.kafka());
        content.set("postgres", JSON.valueToTree(platform.postgres()));
        content.put("operatorToken", platform.operatorToken());
        content.set("partner", JSON.valueToTree(demo.partner()));
        content.set("disabledPartner", JSON.valueToTree(demo.disabledPartner()));
        content.putObject("webhook").put("secret", demo.webhookSecret()).put("credentialId", demo.webhookProgramId());
        content.set("agents", JSON.valueToTree(demo.agents()));
        content.set("notary", demo.notary().json(platform));
        PrivateFile.write(file, JSON.writerWithDefaultPrettyPrinter().writeValueAsString(content));
    }
}
