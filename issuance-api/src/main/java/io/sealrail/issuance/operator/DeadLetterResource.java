package io.sealrail.issuance.operator;

import java.time.Instant;
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
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

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

    private final DeadLetterTopics topics;
    private final Redrives redrives;

    DeadLetterResource(DeadLetterTopics topics, Redrives redrives) {
        this.topics = topics;
        this.redrives = redrives;
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
                            + " What was driven back before is skipped.")
    @APIResponseSchema(value = Redriven.class, responseCode = "200", responseDescription = "Driven back")
    @APIResponse(responseCode = "404", description = "DEAD_LETTER_UNKNOWN: no dead letter lies there")
    @APIResponse(responseCode = "503", description = "KAFKA_AWAY: Kafka does not answer, try again")
    public Uni<Redriven> redrive(@PathParam("topic") String topic, RedriveRequest request) {
        if (!Topics.ALL.contains(topic)) {
            throw Problem.of(404, "TOPIC_UNKNOWN", "topics are " + String.join(", ", Topics.ALL));
        }
        RedriveRequest which = Optional.ofNullable(request).orElse(new RedriveRequest(null, null));
        which.check();
        return blocking(() -> topics.all(topic)).map(which::choose).flatMap(chosen -> redrives.redrive(topic, chosen)
                .map(published -> new Redriven(topic, published, chosen.size() - published)));
    }

    private Uni<TopicDeadLetters> list(String topic, int limit) {
        return blocking(() -> topics.newest(topic, limit))
                .flatMap(letters -> redrives.of(topic).map(redriven -> TopicDeadLetters.of(topic, letters, redriven)));
    }

    private static <T> Uni<T> blocking(Supplier<T> work) {
        return Uni.createFrom()
                .deferred(() -> CallerContext.await(Uni.createFrom()
                        .item(work)
                        .runSubscriptionOn(Infrastructure.getDefaultWorkerPool())
                        .subscribeAsCompletionStage()));
    }

    /** Which dead letter to drive back: both numbers, or none for all. */
    record RedriveRequest(
            @Schema(examples = "0") Integer partition,
            @Schema(examples = "42") Long offset) {

        void check() {
            if ((partition == null) != (offset == null)) {
                throw Problem.of(400, "VALIDATION", "partition and offset go together");
            }
        }

        List<ConsumerRecord<String, String>> choose(List<ConsumerRecord<String, String>> letters) {
            if (partition == null) {
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

    /**
     * What was done.
     *
     * @param redriven how many were published again
     * @param skipped how many had been driven back before
     */
    record Redriven(String topic, int redriven, int skipped) {}

    /** The newest dead letters of one topic. */
    record TopicDeadLetters(String topic, List<DeadLetter> deadLetters) {

        static TopicDeadLetters of(
                String topic, List<ConsumerRecord<String, String>> letters, Map<Redrives.Place, Instant> redriven) {
            return new TopicDeadLetters(
                    topic,
                    letters.stream()
                            .map(letter -> DeadLetter.of(letter, redriven.get(Redrives.Place.of(letter))))
                            .toList());
        }
    }
}
