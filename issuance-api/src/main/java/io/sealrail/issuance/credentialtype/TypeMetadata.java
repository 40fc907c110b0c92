package io.sealrail.issuance.credentialtype;

import java.util.List;
import java.util.function.UnaryOperator;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.sealrail.issuance.claim.CredentialProfile;
import io.sealrail.issuance.claim.DisclosureMode;

/** SD-JWT VC Type Metadata of a profile (draft-ietf-oauth-sd-jwt-vc, 6): its names, and what each claim's disclosure is. */
final class TypeMetadata {

    private static final String LOCALE = "en";
    private static final List<String> ALWAYS_THERE = List.of(
            "iss",
            "sub",
            "iat",
            "exp",
            "vct",
            "id",
            "jti",
            "issuanceDate",
            "expirationDate",
            "status",
            "coreClaimHash");

    private TypeMetadata() {}

    /** The document. @param titles the name for people of a claim's id */
    static ObjectNode of(CredentialProfile profile, UnaryOperator<String> titles) {
        ObjectNode metadata = JsonNodeFactory.instance
                .objectNode()
                .put("vct", profile.vct())
                .put("name", profile.name())
                .put("description", description(profile));
        metadata.putArray("display")
                .addObject()
                .put("locale", LOCALE)
                .put("name", profile.name())
                .put("description", description(profile));
        ArrayNode claims = metadata.putArray("claims");
        ALWAYS_THERE.forEach(name -> claim(claims, "never", name).put("mandatory", true));
        if (profile.holderBinding().bound()) {
            claim(claims, "never", "cnf").put("mandatory", true);
        }
        profile.allowedClaims().forEach(id -> disclosures(claims, profile, id, titles.apply(id)));
        return metadata;
    }

    private static String description(CredentialProfile profile) {
        return profile.holderBinding().bound()
                ? profile.name() + ", bound to the key of its holder"
                : profile.name() + ", for whoever presents it";
    }

    /** A claim is disclosed as a whole, an object that tells no more than the profile allows. */
    private static void disclosures(ArrayNode claims, CredentialProfile profile, String id, String title) {
        claim(claims, "always", id)
                .putArray("display")
                .addObject()
                .put("locale", LOCALE)
                .put("label", title);
        if (tells(profile, DisclosureMode.VALUE)) {
            claim(claims, "never", id, "value");
        }
        if (tells(profile, DisclosureMode.VALUE) || tells(profile, DisclosureMode.PREDICATE)) {
            claim(claims, "never", id, "satisfied");
        }
    }

    private static boolean tells(CredentialProfile profile, DisclosureMode mode) {
        return profile.allowedDisclosures().isEmpty()
                || profile.allowedDisclosures().contains(mode);
    }

    private static ObjectNode claim(ArrayNode claims, String disclosable, String... path) {
        ObjectNode claim = claims.addObject();
        ArrayNode names = claim.putArray("path");
        List.of(path).forEach(names::add);
        return claim.put("sd", disclosable);
    }
}
