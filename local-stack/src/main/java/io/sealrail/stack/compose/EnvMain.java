package io.sealrail.stack.compose;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import io.sealrail.stack.Checkout;
import io.sealrail.stack.StackException;
import io.sealrail.stack.demo.PrivateFile;

/** {@code ./run env}: writes {@code .env} from {@code .env.example}, with fresh secrets; an existing one stays as it is. */
public final class EnvMain {

    private EnvMain() {}

    public static void main(String[] arguments) {
        Path root = Checkout.find().root();
        Path file = root.resolve(".env");
        try {
            if (Files.exists(file)) {
                throw new StackException(file + " is there; remove it to get one with other secrets.");
            }
            PrivateFile.write(
                    file,
                    String.join("\n", new FreshSecrets().in(Files.readAllLines(root.resolve(".env.example")))) + "\n");
            System.out.println("Wrote " + file + " with secrets of its own. Next: docker compose up --build --wait");
        } catch (StackException | IOException e) {
            System.err.println("env: " + e.getMessage());
            System.exit(1);
        }
    }
}
