package io.sealrail.statuslist;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

import jakarta.ws.rs.core.MediaType;

/** Chooses between the flat object, the two signed credentials and the Token Status List (RFC 9110, section 12.5.1). */
final class Negotiation {

    static final String JSON = MediaType.APPLICATION_JSON;
    static final String JSON_LD = "application/ld+json";
    static final String VC_1_1 = "application/vc+ld+json";
    static final String VC_2_0 = "application/vc";
    static final String TOKEN = "application/statuslist+jwt";

    private static final Map<String, Function<ServedList, Representation>> FORMS = Map.of(
            "*/*",
            ServedList::flat,
            "application/*",
            ServedList::flat,
            JSON,
            ServedList::flat,
            JSON_LD,
            ServedList::statusList2021AsJsonLd,
            VC_1_1,
            ServedList::statusList2021,
            VC_2_0,
            ServedList::bitstring,
            TOKEN,
            ServedList::requireToken);

    private Negotiation() {}

    /**
     * The form that is preferred; the flat object where nothing that is accepted can be sent. Fails with 503 if the version has no
     * such form yet.
     *
     * @param acceptable what the client accepts, the best first
     */
    static Representation choose(ServedList list, List<MediaType> acceptable) {
        return acceptable.stream()
                .filter(Negotiation::acceptable)
                .map(type -> FORMS.get(type.getType() + "/" + type.getSubtype()))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(ServedList::flat)
                .apply(list);
    }

    private static boolean acceptable(MediaType type) {
        return !String.valueOf(type.getParameters().get("q")).matches("0(\\.0*)?");
    }
}
