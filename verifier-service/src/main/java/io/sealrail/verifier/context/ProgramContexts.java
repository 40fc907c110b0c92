package io.sealrail.verifier.context;

import java.util.List;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;

import io.sealrail.events.ProgramPublished;

/** The contexts that programs were published with, by address; a published one never changes. */
@ApplicationScoped
class ProgramContexts {

    private static final String FIND = "select document from program_contexts where url = $1";

    private static final String LEARN = """
            insert into program_contexts (url, document)
            select distinct on (url) url, document from unnest($1::text[], $2::text[]) as told (url, document)
            on conflict (url) do nothing
            """;

    private final Pool pool;

    ProgramContexts(Pool pool) {
        this.pool = pool;
    }

    Uni<Optional<String>> find(String url) {
        return pool.preparedQuery(FIND).execute(Tuple.of(url)).map(rows -> {
            for (Row row : rows) {
                return Optional.of(row.getString("document"));
            }
            return Optional.empty();
        });
    }

    Uni<Void> learn(List<ProgramPublished> events) {
        Tuple columns = Tuple.tuple()
                .addArrayOfString(
                        events.stream().map(ProgramPublished::contextUrl).toArray(String[]::new))
                .addArrayOfString(events.stream().map(ProgramPublished::context).toArray(String[]::new));
        return pool.preparedQuery(LEARN).execute(columns).replaceWithVoid();
    }
}
