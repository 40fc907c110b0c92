package io.sealrail.stack.demo;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.sealrail.stack.OperatorKey;
import io.sealrail.stack.StackException;

/**
 * What {@code ./run story} was asked for.
 *
 * @param baseUrl of the deployment
 * @param rpcUrl of its chain, if the contract is to be asked too
 * @param operatorToken of the group {@code operator}
 * @param data where what the story sets up is remembered
 */
record StoryOptions(String baseUrl, Optional<String> rpcUrl, String operatorToken, Path data) {

    static final String USAGE =
            "usage: ./run story --base-url URL [--rpc-url URL] [--env FILE] [--data FOLDER]; an operator's token is in"
                    + " the environment variable SEALRAIL_OPERATOR_TOKEN, or the key to sign one is SEALRAIL_OPERATOR_KEY in the file (.env)";
    private static final List<String> OPTIONS = List.of("--base-url", "--rpc-url", "--env", "--data");
    private static final String KEY = "SEALRAIL_OPERATOR_KEY=";
    private static final Duration AN_HOUR = Duration.ofHours(1);

    /**
     * @param token the operator's token as the environment gives it, or null
     * @param root what the defaults are relative to
     */
    static StoryOptions parse(List<String> arguments, String token, Path root) throws IOException {
        Map<String, String> values = new HashMap<>();
        for (int i = 0; i < arguments.size(); i += 2) {
            if (!OPTIONS.contains(arguments.get(i)) || i + 1 == arguments.size()) {
                throw new StackException("There is no option " + arguments.get(i) + " or it lacks its value; " + USAGE);
            }
            values.put(arguments.get(i), arguments.get(i + 1));
        }
        if (!values.containsKey("--base-url")) {
            throw new StackException("--base-url is missing; " + USAGE);
        }
        URI base = base(values.get("--base-url"));
        Path env = Path.of(values.getOrDefault("--env", root.resolve(".env").toString()));
        Path data = Path.of(values.getOrDefault(
                "--data",
                root.resolve(".local/story-of-" + base.getAuthority().replace(':', '-'))
                        .toString()));
        return new StoryOptions(
                base.toString(),
                Optional.ofNullable(values.get("--rpc-url")),
                token == null || token.isBlank() ? signed(env) : token,
                data.toAbsolutePath());
    }

    private static URI base(String url) {
        try {
            URI base = new URI(url.replaceAll("/+$", ""));
            if (base.getHost() != null && List.of("http", "https").contains(base.getScheme())) {
                return base;
            }
        } catch (URISyntaxException e) {
            throw new StackException("--base-url " + url + " is no address; " + USAGE, e);
        }
        throw new StackException("--base-url " + url + " is no http address; " + USAGE);
    }

    private static String signed(Path env) throws IOException {
        if (!Files.exists(env)) {
            throw new StackException("There is neither SEALRAIL_OPERATOR_TOKEN nor " + env + "; " + USAGE);
        }
        return Files.readAllLines(env).stream()
                .filter(line -> line.startsWith(KEY))
                .findFirst()
                .map(line -> new OperatorKey(line.substring(KEY.length())).token(AN_HOUR))
                .orElseThrow(() -> new StackException("There is no " + KEY + " in " + env + "; " + USAGE));
    }

    /** The token is a secret. */
    @Override
    public String toString() {
        return "StoryOptions[" + baseUrl + "]";
    }
}
