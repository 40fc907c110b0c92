package io.sealrail.issuance.claim.source;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.util.Optional;

import io.sealrail.issuance.claim.yaml.Section;

/** The member {@code tls_ca}: a PEM file with the authorities that a source's certificate is checked against. */
final class Authorities {

    private static final String MEMBER = "tls_ca";

    private Authorities() {}

    /** The file; one that has no certificates to read is a fault, told before anybody is asked. */
    static Optional<String> file(Section section) {
        Optional<String> file = section.optionalText(MEMBER);
        if (file.isPresent() && !hasCertificates(file.get())) {
            section.fault(MEMBER, "This cannot be read as a PEM file of certificates.");
        }
        return file;
    }

    private static boolean hasCertificates(String file) {
        try (InputStream pem = Files.newInputStream(Path.of(file))) {
            return !CertificateFactory.getInstance("X.509")
                    .generateCertificates(pem)
                    .isEmpty();
        } catch (IOException | InvalidPathException | CertificateException e) {
            return false;
        }
    }
}
