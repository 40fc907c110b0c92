package io.sealrail.stack.drill;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.sealrail.stack.StackException;

/**
 * What {@code ./run rotate-key} was asked for.
 *
 * @param baseUrl of the deployment
 * @param operatorToken a token of the group {@code operator}
 * @param issuerDid whose key
 * @param dryRun look at everything, change nothing
 */
record DrillOptions(String baseUrl, String operatorToken, String issuerDid, boolean dryRun) {

    static final String USAGE = "usage: ./run rotate-key [--dry-run] [--issuer DID] [--demo FILE | --base-url URL], the"
            + " operator's token for --base-url in the environment variable SEALRAIL_OPERATOR_TOKEN";
    private static final Set<String> WITH_VALUE = Set.of("--issuer", "--demo", "--base-url");

    /**
     * Reads the command line; what it leaves out is read from the demo file of a local stack.
     *
     * @param token the operator's token as the environment gives it, or null
     * @param defaultDemo the demo file, unless another is named
     */
    static DrillOptions parse(List<String> arguments, String token, Path defaultDemo) throws IOException {
        Map<String, String> values = new HashMap<>();
        boolean dryRun = false;
        for (int i = 0; i < arguments.size(); i++) {
            String option = arguments.get(i);
            if (option.equals("--dry-run")) {
                dryRun = true;
            } else if (WITH_VALUE.contains(option) && i + 1 < arguments.size()) {
                values.put(option, arguments.get(++i));
            } else {
                throw new StackException("There is no option " + option + " or it lacks its value; " + USAGE);
            }
        }
        if (values.containsKey("--base-url")) {
            return remote(values, token, dryRun);
        }
        JsonNode demo = demo(Path.of(values.getOrDefault("--demo", defaultDemo.toString())));
        String issuer =
                values.getOrDefault("--issuer", demo.at("/partner/issuerDid").asText());
        return new DrillOptions(
                demo.path("baseUrl").asText(), demo.path("operatorToken").asText(), issuer, dryRun);
    }

    private static DrillOptions remote(Map<String, String> values, String token, boolean dryRun) {
        if (token == null || token.isBlank() || !values.containsKey("--issuer")) {
            throw new StackException("--base-url needs --issuer and SEALRAIL_OPERATOR_TOKEN; " + USAGE);
        }
        String base = URI.create(values.get("--base-url")).toString().replaceAll("/+$", "");
        return new DrillOptions(base, token, values.get("--issuer"), dryRun);
    }

    private static JsonNode demo(Path file) throws IOException {
        if (!Files.exists(file)) {
            throw new StackException("There is no " + file + ": start ./run first, or name a deployment. " + USAGE);
        }
        return new ObjectMapper().readTree(Files.readAllBytes(file));
    }

    /** The token is a secret. */
    @Override
    public String toString() {
        return "DrillOptions[" + baseUrl + ", " + issuerDid + ", dryRun=" + dryRun + "]";
    }
}
