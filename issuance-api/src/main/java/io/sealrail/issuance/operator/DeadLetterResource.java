package io.sealrail.issuance.operator;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;

import io.quarkus.resteasy.reactive.jackson.CustomDeserialization;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.logging.Logger;

import io.sealrail.events.Topics;
import io.sealrail.issuance.CallerContext;
import io.sealrail.issuance.KnownMembersOnly;
import io.sealrail.issuance.Paging;
import io.sealrail.kit.http.Problem;

/** Dead letters of every topic of the platform, for operators. */
@Path("/admin/v1/dead-letters")
@RolesAllowed("operator")
@CustomDeserialization(KnownMembersOnly.class)
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Dead letters", description = "Events that could never be applied")
public class DeadLetterResource {

    private static final Logger LOG = Logger.getLogger(DeadLetterResource.class);

    private final DeadLetterTopics topics;
    private final Redrives redrives;
    private final JsonWebToken operator;

    DeadLetterResource(DeadLetterTopics topics, Redrives redrives, JsonWebToken operator) {
        this.topics = topics;
        this.redrives = redrives;
        this.operator = operator;
    }

    @GET
    @Operation(
            summary = "List dead letters",
            description =
                    "The newest of each topic by their coordinates and reasons, at most `limit` of each partition.")
    @APIResponseSchema(value = TopicDeadLetters[].class, responseCode = "200", responseDescription = "Of each topic")
    @APIResponse(responseCode = "503", description = "KAFKA_AWAY: Kafka does not answer, try again")
    public Uni<List<TopicDeadLetters>> list(@QueryParam("limit") String limit) {
        int most = Paging.of(null, limit).limit();
        Uni<List<TopicDeadLetters>> found = Uni.createFrom().item(new ArrayList<>());
        for (String topic : Topics.ALL) {
            found = found.flatMap(
                    before -> list(topic, most).invoke(before::add).replaceWith(before));
        }
        return found;
    }

    @POST
    @Path("/{topic}/redrive")
    @Operation(
            summary = "Drive dead letters back",
            description =
                    "Publishes all of a topic, or the one at `partition` and `offset`, to the topic they came from."
                            + " What was driven back before is skipped, and of all what was settled.")
    @APIResponseSchema(value = Redriven.class, responseCode = "200", responseDescription = "Driven back")
    @APIResponse(responseCode = "404", description = "DEAD_LETTER_UNKNOWN: no dead letter lies there")
    @APIResponse(responseCode = "503", description = "KAFKA_AWAY: Kafka does not answer, try again")
    public Uni<Redriven> redrive(@PathParam("topic") String topic, WhichLetter request) {
        mustBeKnown(topic);
        WhichLetter which = Optional.ofNullable(request).orElse(WhichLetter.ALL);
        which.check();
        String by = operator.getSubject();
        return blocking(() -> topics.all(topic)).map(which::choose).flatMap(chosen -> redrives.redrive(
                        topic, chosen, which.namesOne(), by)
                .map(published -> new Redriven(topic, published, chosen.size() - published)));
    }

    @POST
    @Path("/{topic}/settle")
    @Operation(
            summary = "Settle a dead letter",
            description =
                    "Says that nobody is to apply the one at `partition` and `offset`, such as a stranger's message:"
                            + " it no longer counts as waiting.")
    @APIResponseSchema(value = Settled.class, responseCode = "200", responseDescription = "Settled")
    @APIResponse(responseCode = "404", description = "DEAD_LETTER_UNKNOWN: no dead letter lies there")
    @APIResponse(responseCode = "409", description = "INVALID_STATE: it was driven back or settled before")
    @APIResponse(responseCode = "503", description = "KAFKA_AWAY: Kafka does not answer, try again")
    public Uni<Settled> settle(@PathParam("topic") String topic, SettleRequest request) {
        mustBeKnown(topic);
        WhichLetter which = SettleRequest.which(request);
        String by = operator.getSubject();
        return blocking(() -> topics.all(topic))
                .map(which::choose)
                .flatMap(chosen -> redrives.settle(topic, Redrives.Place.of(chosen.get(0)), by))
                .map(settled -> {
                    if (!settled) {
                        throw Problem.of(409, "INVALID_STATE", "the dead letter was driven back or settled before");
                    }
                    LOG.infof(
                            "dead letter settled topic=%s partition=%d offset=%d",
                            topic, which.partition(), which.offset());
                    return new Settled(topic, which.partition(), which.offset());
                });
    }

    private static void mustBeKnown(String topic) {
        if (!Topics.ALL.contains(topic)) {
            throw Problem.of(404, "TOPIC_UNKNOWN", "topics are " + String.join(", ", Topics.ALL));
        }
    }

    private Uni<TopicDeadLetters> list(String topic, int limit) {
        return blocking(() -> topics.newest(topic, limit)).flatMap(letters -> redrives.of(topic)
                .map(dealtWith -> TopicDeadLetters.of(topic, letters, dealtWith)));
    }

    private static <T> Uni<T> blocking(Supplier<T> work) {
        return Uni.createFrom()
                .deferred(() -> CallerContext.await(Uni.createFrom()
                        .item(work)
                        .runSubscriptionOn(Infrastructure.getDefaultWorkerPool())
                        .subscribeAsCompletionStage()));
    }

    /** Which dead letter is meant: both numbers, or none for all. */
    @Schema(name = "RedriveRequest")
    record WhichLetter(
            @Schema(examples = "0") Integer partition,
            @Schema(examples = "42") Long offset) {

        static final WhichLetter ALL = new WhichLetter(null, null);

        boolean namesOne() {
            return partition != null && offset != null;
        }

        void check() {
            if ((partition == null) != (offset == null)) {
                throw Problem.of(400, "VALIDATION", "partition and offset go together");
            }
        }

        List<ConsumerRecord<String, String>> choose(List<ConsumerRecord<String, String>> letters) {
            if (!namesOne()) {
                return letters;
            }
            List<ConsumerRecord<String, String>> chosen = letters.stream()
                    .filter(letter -> letter.partition() == partition && letter.offset() == offset)
                    .toList();
            if (chosen.isEmpty()) {
                throw Problem.of(404, "DEAD_LETTER_UNKNOWN", "no dead letter lies there");
            }
            return chosen;
        }
    }

    /** Which dead letter nobody is to apply. */
    record SettleRequest(
            @Schema(required = true, examples = "0") Integer partition,
            @Schema(required = true, examples = "42") Long offset) {

        /** @param request may be {@code null}, which names none */
        static WhichLetter which(SettleRequest request) {
            if (request == null || request.partition == null || request.offset == null) {
                throw Problem.of(400, "VALIDATION", "partition and offset are needed");
            }
            return new WhichLetter(request.partition, request.offset);
        }
    }

    /**
     * What was done.
     *
     * @param redriven how many were published again
     * @param skipped how many had been driven back before, or settled
     */
    record Redriven(String topic, int redriven, int skipped) {}

    /** The dead letter that nobody is to apply. */
    record Settled(String topic, int partition, long offset) {}

    /** The newest dead letters of one topic. */
    record TopicDeadLetters(String topic, List<DeadLetter> deadLetters) {

        static TopicDeadLetters of(
                String topic,
                List<ConsumerRecord<String, String>> letters,
                Map<Redrives.Place, Redrives.Dealt> dealtWith) {
            return new TopicDeadLetters(
                    topic,
                    letters.stream()
                            .map(letter -> DeadLetter.of(letter, dealtWith.get(Redrives.Place.of(letter))))
                            .toList());
        }
    }
}
