package io.sealrail.issuance.claim;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Optional;

/** The rules of the tests' claims, without a service around them. */
public final class TestRules {

    private TestRules() {}

    /** What {@code notary.yaml} says. */
    public static NotaryRules.Rules ofTests() {
        try (InputStream file = TestRules.class.getResourceAsStream("/notary.yaml")) {
            return new RulesReader("http://sealrail.test", name -> Optional.of("postgresql://localhost/test"))
                    .read(file.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InvalidRulesException e) {
            throw new IllegalStateException(e);
        }
    }
}
