package io.sealrail.kit.work;

import java.sql.SQLException;
import java.util.Optional;

import io.vertx.pgclient.PgException;

/** The SQLSTATE of a failure: the plain client throws a PgException, Hibernate Reactive turns it into an SQLException. */
public final class SqlState {

    private static final int DEEPEST_CAUSE = 10;
    private static final String UNIQUE_VIOLATION = "23505";

    private SqlState() {}

    /** The SQLSTATE of the failure or of the first of its causes that has one. */
    public static Optional<String> in(Throwable failure) {
        Throwable cause = failure;
        for (int depth = 0; cause != null && depth < DEEPEST_CAUSE; depth++) {
            Optional<String> state = of(cause);
            if (state.isPresent()) {
                return state;
            }
            cause = cause.getCause();
        }
        return Optional.empty();
    }

    /**
     * Whether a row with the same key was there first. Of two transactions that insert the same row at once one may fail so in
     * spite of {@code on conflict}, by an index that the clause does not name; on its next try it meets the other's row.
     */
    public static boolean isUniqueViolation(Throwable failure) {
        return in(failure).filter(UNIQUE_VIOLATION::equals).isPresent();
    }

    /** The SQLSTATE of this failure itself. */
    static Optional<String> of(Throwable failure) {
        if (failure instanceof PgException plain) {
            return Optional.ofNullable(plain.getSqlState());
        }
        return failure instanceof SQLException wrapped ? Optional.ofNullable(wrapped.getSQLState()) : Optional.empty();
    }
}
