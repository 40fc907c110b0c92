package io.sealrail.issuance.evaluation;

import java.util.Base64;
import java.util.Comparator;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.sealrail.credential.canonical.Jcs;
import io.sealrail.issuance.Json;
import io.sealrail.issuance.claim.Target;
import io.sealrail.kit.secret.KeyEncryption;
import io.sealrail.kit.secret.KeyedHash;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * Gives parties their handles: a keyed hash of type, id and identifiers, so that the same person has the same one in every
 * evaluation. Attributes count only where there is nothing else: they may differ from call to call.
 */
@ApplicationScoped
class PartyReferences {

    private final KeyedHash hash;

    PartyReferences(KeyEncryption encryption) {
        this.hash = new KeyedHash(encryption, "sealrail party handles v1");
    }

    ReferredParties of(Parties parties) {
        return new ReferredParties(
                parties.target(),
                of(parties.target()),
                parties.requester().map(this::of).orElse(null));
    }

    PartyReference of(Target party) {
        return new PartyReference(
                party.type(),
                "rnref:v1:" + Base64.getUrlEncoder().withoutPadding().encodeToString(hash.of(identity(party))),
                sorted(party).stream().map(Target.Identifier::scheme).toList());
    }

    private static String identity(Target party) {
        ObjectNode identity = Json.object().put("type", party.type()).put("id", party.id());
        ArrayNode identifiers = identity.putArray("identifiers");
        sorted(party)
                .forEach(identifier ->
                        identifiers.addArray().add(identifier.scheme()).add(identifier.value()));
        if (party.id() == null && party.identifiers().isEmpty()) {
            identity.putObject("attributes").setAll(party.attributes());
        }
        return new String(Jcs.canonicalize(identity), UTF_8);
    }

    private static List<Target.Identifier> sorted(Target party) {
        return party.identifiers().stream()
                .sorted(Comparator.comparing(Target.Identifier::scheme))
                .toList();
    }
}
