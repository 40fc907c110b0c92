package io.sealrail.stack.compose;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

import io.sealrail.stack.OperatorKey;
import io.sealrail.stack.StackException;
import io.sealrail.stack.infra.ChainAccount;

/** Turns {@code .env.example} into the file of one deployment: every {@code change-me} becomes a secret of its own. */
final class FreshSecrets {

    private static final String PLACEHOLDER = "=change-me";
    private static final int BYTES = 32;

    private final SecureRandom random = new SecureRandom();
    private final OperatorKey operator = OperatorKey.generate();

    /** What is not random text in hexadecimal, by the names' beginnings. */
    private final Map<String, Supplier<String>> made = Map.of(
            "KEY_ENCRYPTION_KEY_",
            () -> Base64.getEncoder().encodeToString(bytes()),
            "SEALRAIL_CHAIN_KEY",
            () -> ChainAccount.generate(random).privateKey(),
            "SEALRAIL_OPERATOR_KEY",
            operator::text,
            "MP_JWT_VERIFY_PUBLICKEY",
            operator::publicKeyBase64);

    /** @throws StackException if nothing is to be replaced: it is no example */
    List<String> in(List<String> example) {
        if (example.stream().noneMatch(line -> line.endsWith(PLACEHOLDER))) {
            throw new StackException("there is no " + PLACEHOLDER + " in it");
        }
        return example.stream().map(this::replaced).toList();
    }

    private String replaced(String line) {
        if (line.startsWith("#") || !line.endsWith(PLACEHOLDER)) {
            return line;
        }
        String name = line.substring(0, line.length() - PLACEHOLDER.length());
        return name + "=" + secret(name);
    }

    private String secret(String name) {
        return made.entrySet().stream()
                .filter(each -> name.startsWith(each.getKey()))
                .findFirst()
                .map(each -> each.getValue().get())
                .orElseGet(() -> HexFormat.of().formatHex(bytes()));
    }

    private byte[] bytes() {
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return bytes;
    }
}
