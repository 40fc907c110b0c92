package io.sealrail.issuance.claim;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

import com.fasterxml.jackson.databind.JsonNode;

import io.sealrail.issuance.claim.source.SourceReader;
import io.sealrail.issuance.claim.source.SourceSettings;
import io.sealrail.issuance.claim.yaml.Faults;
import io.sealrail.issuance.claim.yaml.Section;
import io.sealrail.issuance.claim.yaml.YamlDocument;

/** Reads the whole file, or says everything that is wrong with it. Asks no source. */
final class RulesReader {

    private final String publicUrl;
    private final Function<String, Optional<String>> environment;

    /**
     * @param publicUrl without a trailing slash
     * @param environment what {@code ${NAME}} stands for
     */
    RulesReader(String publicUrl, Function<String, Optional<String>> environment) {
        this.publicUrl = publicUrl;
        this.environment = environment;
    }

    /** @throws InvalidRulesException with every fault */
    NotaryRules.Rules read(byte[] file) throws InvalidRulesException {
        Faults faults = new Faults();
        JsonNode document = YamlDocument.parse(file, faults);
        NotaryRules.Rules rules = document.isObject() ? read(Section.root(document, faults)) : null;
        if (faults.any()) {
            throw new InvalidRulesException(faults.sentences());
        }
        return rules;
    }

    private NotaryRules.Rules read(Section file) {
        String version = file.text("version");
        String serviceId = file.optionalText("service_id").orElse(publicUrl);
        Map<String, SourceSettings> sources = new SourceReader(environment).read(file);
        List<CredentialProfile> profiles = new ProfileReader(publicUrl).read(file);
        List<ClaimDefinition> claims = new ClaimReader(sources).read(file);
        if (claims.isEmpty()) {
            file.fault("claims", "There must be one at least.");
        }
        checkProfilesOfClaims(file, claims, profiles);
        checkClaimsOfProfiles(file, claims, profiles);
        file.end();
        return new NotaryRules.Rules(version, serviceId, publicUrl + "/vct/", claims, profiles);
    }

    private static void checkProfilesOfClaims(
            Section file, List<ClaimDefinition> claims, List<CredentialProfile> profiles) {
        for (int i = 0; i < claims.size(); i++) {
            ClaimDefinition claim = claims.get(i);
            String place = "claims[" + i + "].credential_profiles";
            for (String id : claim.credentialProfiles()) {
                Optional<CredentialProfile> profile =
                        profiles.stream().filter(known -> known.id().equals(id)).findFirst();
                if (profile.isEmpty()) {
                    file.fault(place, "There is no profile of this id: " + id + ".");
                } else if (!profile.get().allowedClaims().contains(claim.ref().id())) {
                    file.fault(place, "The profile does not allow this claim: " + id + ".");
                }
            }
            if (!claim.credentialProfiles().isEmpty() && !claim.formats().contains(Formats.SD_JWT)) {
                file.fault(place, "A claim that becomes a credential needs " + Formats.SD_JWT + " among its formats.");
            }
        }
    }

    private static void checkClaimsOfProfiles(
            Section file, List<ClaimDefinition> claims, List<CredentialProfile> profiles) {
        Set<String> ids = claims.stream().map(claim -> claim.ref().id()).collect(Collectors.toSet());
        for (int i = 0; i < profiles.size(); i++) {
            for (String id : profiles.get(i).allowedClaims()) {
                if (!ids.contains(id)) {
                    file.fault(
                            "credential_profiles[" + i + "].allowed_claims",
                            "There is no claim of this id: " + id + ".");
                }
            }
        }
    }
}
