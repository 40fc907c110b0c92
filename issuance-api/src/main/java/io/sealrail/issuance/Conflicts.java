package io.sealrail.issuance;

import java.util.function.Supplier;

import io.smallrye.mutiny.Uni;

import io.sealrail.kit.http.Problem;
import io.sealrail.kit.work.SqlState;

/** Turns the database's unique violation into the refusal that it stands for, so that two racing creations both get an answer. */
public final class Conflicts {

    private Conflicts() {}

    /** The work's result, or the refusal when a row with the same key was there first. */
    public static <T> Uni<T> refuse(Uni<T> work, Supplier<Problem> refusal) {
        return work.onFailure(SqlState::isUniqueViolation).transform(failure -> refusal.get());
    }
}
