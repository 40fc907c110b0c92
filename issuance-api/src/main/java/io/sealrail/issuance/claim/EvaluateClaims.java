package io.sealrail.issuance.claim;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.mutiny.Uni;
import org.jboss.logging.Logger;

import io.sealrail.issuance.Json;
import io.sealrail.issuance.claim.rule.Facts;
import io.sealrail.issuance.claim.rule.RuleFailure;
import io.sealrail.issuance.claim.rule.ValueType;
import io.sealrail.issuance.claim.source.SourceFailure;
import io.sealrail.issuance.claim.source.SourceSettings;
import io.sealrail.issuance.claim.source.Sources;
import io.sealrail.issuance.notary.NotaryProblem;
import io.sealrail.kit.http.Problem;
import io.sealrail.kit.work.Workers;

/** Asks the sources of claims, each of them once for one record and all at the same time, and applies the rules. */
@ApplicationScoped
public class EvaluateClaims {

    private static final Logger LOG = Logger.getLogger(EvaluateClaims.class);

    private final Sources sources;
    private final Workers workers;
    private final Clock clock;

    EvaluateClaims(Sources sources, Workers workers, Clock clock) {
        this.sources = sources;
        this.workers = workers;
        this.clock = clock;
    }

    /**
     * What a rule gave, all of it: nothing is reduced to a disclosure yet.
     *
     * @param value of the claim's type; JSON null if there is none
     * @param satisfied whether the claim holds, see {@link ValueType#satisfied}
     * @param askedAt when the source was asked, whole seconds
     */
    public record Answer(ClaimDefinition claim, JsonNode value, boolean satisfied, Instant askedAt) {}

    /** What is asked of a source. */
    private record Question(SourceSettings source, Map<String, String> parameters) {}

    /** A record, {@code null} where there is none. */
    private record Found(ObjectNode record) {}

    /**
     * The answers in the order of the claims; holds no connection of our own database. Fails with a {@link Problem}: 400 {@code
     * request.invalid} (a target of another type), {@code target.identifier_missing}, {@code target.attributes_insufficient}; 404
     * {@code target.not_found} (where there is no record a claim that asks whether one exists has an answer instead; to a value that the source cannot read nobody has); 409 because {@code
     * target.match_ambiguous}; 500 {@code claim.rule_evaluation_failed}; 503 {@code source.unavailable} with {@code Retry-After}.
     */
    public Uni<List<Answer>> evaluate(List<ClaimDefinition> claims, Target target) {
        return Uni.createFrom().deferred(() -> {
            Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
            Map<ClaimDefinition, Question> questions = questions(claims, target);
            return ask(List.copyOf(new LinkedHashSet<>(questions.values())))
                    .flatMap(found -> workers.onWorker(() -> answers(claims, target, questions, found, now)));
        });
    }

    /**
     * What the sources are asked by, one text for each set of the target's identifiers and attributes that a claim's lookup takes:
     * it stays the same whatever else the target has.
     *
     * @throws Problem 400 as {@link #evaluate}
     */
    public static List<String> lookedUpBy(List<ClaimDefinition> claims, Target target) {
        return claims.stream()
                .map(claim -> claim.evidence().lookup().taken(target))
                .distinct()
                .map(EvaluateClaims::text)
                .toList();
    }

    private static String text(Map<String, String> taken) {
        ObjectNode json = Json.object();
        taken.forEach(json::put);
        return json.toString();
    }

    private static Map<ClaimDefinition, Question> questions(List<ClaimDefinition> claims, Target target) {
        Map<ClaimDefinition, Question> questions = new LinkedHashMap<>();
        for (ClaimDefinition claim : claims) {
            if (!claim.subjectType().equals(target.type())) {
                throw NotaryProblem.INVALID.problem("the claim is about another type of target");
            }
            Map<String, String> parameters = claim.evidence().lookup().values(target);
            questions.put(claim, new Question(claim.evidence().source(), parameters));
        }
        return questions;
    }

    private Uni<Map<Question, Found>> ask(List<Question> questions) {
        List<Uni<Found>> asked = questions.stream().map(this::ask).toList();
        return Uni.join().all(asked).andFailFast().map(found -> {
            Map<Question, Found> all = new LinkedHashMap<>();
            for (int i = 0; i < questions.size(); i++) {
                all.put(questions.get(i), found.get(i));
            }
            return all;
        });
    }

    private Uni<Found> ask(Question question) {
        return Uni.createFrom()
                .deferred(() -> sources.of(question.source()).ask(question.parameters()))
                .onFailure(SourceFailure.class)
                .transform(EvaluateClaims::unanswered)
                .map(EvaluateClaims::only);
    }

    private static Problem unanswered(Throwable failure) {
        SourceFailure known = (SourceFailure) failure;
        return known.matchesNobody()
                ? NotaryProblem.TARGET_NOT_FOUND.problem()
                : NotaryProblem.SOURCE_UNAVAILABLE.problem().retryAfter(known.retryAfter());
    }

    private static Found only(List<ObjectNode> records) {
        if (records.size() > 1) {
            throw NotaryProblem.CONFLICT
                    .problem("more than one record matches the target")
                    .because("target.match_ambiguous");
        }
        return new Found(records.isEmpty() ? null : records.get(0));
    }

    private static List<Answer> answers(
            List<ClaimDefinition> claims,
            Target target,
            Map<ClaimDefinition, Question> questions,
            Map<Question, Found> found,
            Instant now) {
        ObjectNode subject = TargetFacts.of(target);
        LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
        List<Answer> answers = new ArrayList<>();
        for (ClaimDefinition claim : claims) {
            ObjectNode record = found.get(questions.get(claim)).record();
            JsonNode value = value(claim, new Facts(record, subject, today));
            answers.add(new Answer(claim, value, ValueType.satisfied(value), now));
        }
        return answers;
    }

    private static JsonNode value(ClaimDefinition claim, Facts facts) {
        if (facts.record() == null && !claim.evidence().rule().answersWithoutRecord()) {
            throw NotaryProblem.TARGET_NOT_FOUND.problem();
        }
        try {
            return claim.evidence().rule().value(facts);
        } catch (RuleFailure e) {
            LOG.warnf(
                    "rule gave no value claim=%s version=%s why=%s",
                    claim.ref().id(), claim.ref().version(), e.getMessage());
            throw NotaryProblem.RULE_FAILED.problem();
        }
    }
}
