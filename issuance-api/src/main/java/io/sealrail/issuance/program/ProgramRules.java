package io.sealrail.issuance.program;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.node.ObjectNode;

import io.sealrail.credential.proof.Cryptosuite;
import io.sealrail.kit.http.Problem;

/** A {@link ProgramRequest} that was checked: credentials can be issued, anchored and verified by these rules. */
record ProgramRules(
        String issuerDid,
        String name,
        String credentialType,
        ObjectNode subjectSchema,
        String format,
        String cryptosuite,
        Optional<Duration> validity,
        Optional<Long> cap,
        Optional<Instant> opensAt,
        Optional<Instant> closesAt) {

    private static final Pattern TYPE = Pattern.compile("[A-Z][A-Za-z0-9]{0,63}");
    private static final Pattern VCDM_TYPE = Pattern.compile(
            "VerifiableCredential|VerifiablePresentation|Enveloped.*|JsonSchema.*|BitstringStatusList.*|DataIntegrityProof|Multikey");

    /**
     * The rules that a request states.
     *
     * @throws Problem 400 for whatever cannot be honoured
     */
    static ProgramRules of(ProgramRequest request) {
        ObjectNode schema = SubjectSchemaRules.check(request.subjectSchema());
        ProgramRules rules = new ProgramRules(
                text("issuerDid", request.issuerDid()),
                text("name", request.name()),
                credentialType(request.credentialType(), schema),
                schema,
                oneOf("format", orElse(request.format(), "ldp_vc"), "ldp_vc"),
                oneOf(
                        "cryptosuite",
                        orElse(request.cryptosuite(), "eddsa-rdfc-2022"),
                        "eddsa-rdfc-2022",
                        "eddsa-jcs-2022"),
                Optional.ofNullable(request.validity()).map(ProgramRules::duration),
                Optional.ofNullable(request.cap()),
                Optional.ofNullable(request.opensAt()),
                Optional.ofNullable(request.closesAt()));
        rules.checkLimits();
        return rules;
    }

    static Cryptosuite suite(String name) {
        return Cryptosuite.valueOf(name.toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    private void checkLimits() {
        if (cap.filter(c -> c < 1).isPresent()) {
            throw invalid("cap must be at least 1");
        }
        if (opensAt.isPresent() && closesAt.isPresent() && !opensAt.get().isBefore(closesAt.get())) {
            throw invalid("opensAt must be before closesAt");
        }
    }

    private static String credentialType(String type, ObjectNode schema) {
        if (type == null || !TYPE.matcher(type).matches()) {
            throw invalid("credentialType must be a capital letter and then up to 63 letters or digits");
        }
        if (VCDM_TYPE.matcher(type).matches() || schema.path("properties").has(type)) {
            throw invalid("credentialType is already the name of something else in the credential");
        }
        return type;
    }

    private static Duration duration(String iso) {
        try {
            Duration duration = iso.contains("T")
                    ? Duration.parse(iso)
                    : Duration.ofDays(Period.parse(iso).toTotalMonths() * 30
                            + Period.parse(iso).getDays());
            if (duration.toSeconds() > 0) {
                return duration;
            }
        } catch (DateTimeException | ArithmeticException e) {
            throw invalid("validity must be an ISO 8601 duration such as P90D");
        }
        throw invalid("validity must be at least a second");
    }

    /** A year is 365 days and a month 30: credentials of one program are valid equally long. */
    private static Duration days(Period period) {
        return Duration.ofDays(period.getYears() * 365L + period.getMonths() * 30L + period.getDays());
    }

    private static String text(String field, String value) {
        if (value == null || value.isBlank() || value.length() > 200) {
            throw invalid(field + " must be text of 1 to 200 characters");
        }
        return value;
    }

    private static String oneOf(String field, String value, String... supported) {
        for (String name : supported) {
            if (name.equals(value)) {
                return value;
            }
        }
        throw invalid(field + ": supported is " + String.join(", ", supported));
    }

    private static String orElse(String value, String otherwise) {
        return value == null ? otherwise : value;
    }

    private static Problem invalid(String why) {
        return Problem.of(400, "INVALID_PROGRAM", why);
    }
}
