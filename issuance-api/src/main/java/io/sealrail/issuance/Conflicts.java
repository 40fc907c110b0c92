package io.sealrail.issuance;

import java.sql.SQLException;
import java.util.function.Supplier;

import io.smallrye.mutiny.Uni;
import io.vertx.pgclient.PgException;

import io.sealrail.kit.http.Problem;

/** Turns the database's unique violation into the refusal that it stands for, so that two racing creations both get an answer. */
public final class Conflicts {

    private static final String UNIQUE_VIOLATION = "23505";

    private Conflicts() {}

    /** The work's result, or the refusal when a row with the same key was there first. */
    public static <T> Uni<T> refuse(Uni<T> work, Supplier<Problem> refusal) {
        return work.onFailure(Conflicts::isUniqueViolation).transform(failure -> refusal.get());
    }

    private static boolean isUniqueViolation(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof PgException fromClient && UNIQUE_VIOLATION.equals(fromClient.getSqlState())
                    || cause instanceof SQLException fromHibernate
                            && UNIQUE_VIOLATION.equals(fromHibernate.getSQLState())) {
                return true;
            }
        }
        return false;
    }
}
