package io.sealrail.statuslist;

import java.util.List;
import java.util.Optional;
import java.util.Set;

import jakarta.ws.rs.core.MediaType;

/** Chooses between the flat object and the signed credential (RFC 9110, section 12.5.1). */
final class Negotiation {

    static final String VC_1_1 = "application/vc+ld+json";
    static final String VC_2_0 = "application/vc";
    private static final Set<String> CREDENTIAL = Set.of(VC_1_1, VC_2_0, "application/ld+json");

    private Negotiation() {}

    /**
     * The media type under which the signed credential is asked for, if it is preferred to the flat object.
     *
     * @param acceptable what the client accepts, the best first
     */
    static Optional<String> credential(List<MediaType> acceptable) {
        return acceptable.stream()
                .filter(Negotiation::acceptable)
                .map(type -> type.getType() + "/" + type.getSubtype())
                .filter(type -> CREDENTIAL.contains(type) || flat(type))
                .findFirst()
                .filter(CREDENTIAL::contains);
    }

    private static boolean acceptable(MediaType type) {
        return !String.valueOf(type.getParameters().get("q")).matches("0(\\.0*)?");
    }

    private static boolean flat(String type) {
        return type.equals("*/*") || type.equals("application/*") || type.equals(MediaType.APPLICATION_JSON);
    }
}
