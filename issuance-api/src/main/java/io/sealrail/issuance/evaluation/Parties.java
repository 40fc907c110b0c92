package io.sealrail.issuance.evaluation;

import java.util.Optional;

import io.sealrail.issuance.claim.Target;
import io.sealrail.issuance.evaluation.EvaluationRequest.Actor;
import io.sealrail.issuance.evaluation.EvaluationRequest.OnBehalfOf;
import io.sealrail.issuance.evaluation.EvaluationRequest.Relationship;

/** Whom a request is about, and who wants to know. */
record Parties(Target target, Optional<Target> requester) {

    private static final int LONGEST_TYPE = 64;
    private static final int LONGEST_TEXT = 256;

    /** Within their bounds; refuses with 400. */
    static Parties of(PartyRequest target, PartyRequest requester, Relationship relationship, OnBehalfOf onBehalfOf) {
        Members.require(target != null, "target is missing");
        if (relationship != null) {
            Members.text("relationship.type", relationship.type(), LONGEST_TYPE);
            new PartyRequest(relationship.type(), null, null, relationship.attributes()).checked("relationship");
        }
        if (onBehalfOf != null) {
            check(onBehalfOf);
        }
        return new Parties(
                target.checked("target"), Optional.ofNullable(requester).map(party -> party.checked("requester")));
    }

    private static void check(OnBehalfOf onBehalfOf) {
        Actor actor = onBehalfOf.actor();
        Members.require(actor != null, "on_behalf_of.actor is missing");
        Members.text("on_behalf_of.actor.type", actor.type(), LONGEST_TYPE);
        Members.text("on_behalf_of.actor.id_hash", actor.idHash(), LONGEST_TEXT);
        optional("on_behalf_of.actor.assurance", actor.assurance());
        optional("on_behalf_of.delegation_ref", onBehalfOf.delegationRef());
    }

    private static void optional(String member, String text) {
        if (text != null) {
            Members.text(member, text, LONGEST_TEXT);
        }
    }
}
