package io.sealrail.verifier.sdjwt;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.sealrail.credential.did.Did;
import io.sealrail.credential.sdjwt.MalformedSdJwtException;
import io.sealrail.credential.sdjwt.SdJwt;
import io.sealrail.verifier.VerifierConfig;
import io.sealrail.verifier.document.DocumentSize;
import io.sealrail.verifier.result.Finding;

/** What an SD-JWT VC must and must not have before anything of it is looked up (RFC 9901, 7.1; SD-JWT VC, 3): for a worker thread. */
final class ReadSdJwt {

    private static final String TYPE = "dc+sd-jwt";
    private static final int MAX_ISSUER = 2_048;

    private final VerifierConfig.Limits limits;
    private final String origin;

    /** Within these limits; the platform's own origin is an issuer even where it is not https. */
    ReadSdJwt(VerifierConfig.Limits limits, String origin) {
        this.limits = limits;
        this.origin = origin;
    }

    /** The credential with all that is wrong with it. */
    ReadCredential read(String compact) {
        SdJwt sdJwt;
        try {
            sdJwt = SdJwt.parse(compact);
        } catch (MalformedSdJwtException e) {
            return new ReadCredential(null, null, List.of(finding(e.fault())));
        }
        try {
            ObjectNode claims = sdJwt.disclosedClaims();
            return new ReadCredential(sdJwt, claims, problems(sdJwt, claims));
        } catch (MalformedSdJwtException e) {
            return new ReadCredential(null, null, List.of(finding(e.fault())));
        }
    }

    private List<Finding> problems(SdJwt sdJwt, ObjectNode claims) {
        List<Finding> problems = new ArrayList<>(new DocumentSize(limits).problems(claims));
        if (!problems.isEmpty()) {
            return problems;
        }
        if (!TYPE.equals(sdJwt.issuerSigned().type())) {
            problems.add(Finding.TOKEN_TYPE_WRONG);
        }
        JsonNode type = claims.path("vct");
        if (!type.isTextual() || type.textValue().isEmpty()) {
            problems.add(Finding.VCT_MISSING);
        }
        issuer(claims.path("iss")).ifPresent(problems::add);
        return problems;
    }

    private Optional<Finding> issuer(JsonNode issuer) {
        if (!issuer.isTextual()) {
            return Optional.of(Finding.ISSUER_MISSING);
        }
        String text = issuer.textValue();
        boolean readable =
                text.equals(origin) || text.startsWith("https://") && text.length() <= MAX_ISSUER || isDid(text);
        return readable ? Optional.empty() : Optional.of(Finding.ISSUER_MALFORMED);
    }

    private static boolean isDid(String text) {
        try {
            return new Did(text).text().equals(text);
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static Finding finding(MalformedSdJwtException.Fault fault) {
        return switch (fault) {
            case MALFORMED -> Finding.SD_JWT_MALFORMED;
            case TOO_COMPLEX -> Finding.DOCUMENT_TOO_LARGE;
            case HASH_UNSUPPORTED -> Finding.DISCLOSURE_HASH_UNSUPPORTED;
            case DIGESTS_MALFORMED -> Finding.DIGESTS_MALFORMED;
            case DIGEST_DOUBLED -> Finding.DIGEST_DOUBLED;
            case DISCLOSURE_UNREFERENCED -> Finding.DISCLOSURE_UNREFERENCED;
            case DISCLOSURE_DOUBLED -> Finding.DISCLOSURE_DOUBLED;
            case DISCLOSURE_MISPLACED -> Finding.DISCLOSURE_MISPLACED;
            case NAME_RESERVED -> Finding.DISCLOSURE_NAME_RESERVED;
            case NAME_DOUBLED -> Finding.DISCLOSURE_NAME_DOUBLED;
        };
    }
}
