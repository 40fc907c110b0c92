package io.sealrail.kit.work;

import java.sql.SQLException;
import java.util.Optional;

import io.vertx.pgclient.PgException;

/** The SQLSTATE of a failure: the plain client throws a PgException, Hibernate Reactive turns it into an SQLException. */
public final class SqlState {

    private static final int DEEPEST_CAUSE = 10;

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

    /** The SQLSTATE of this failure itself. */
    static Optional<String> of(Throwable failure) {
        if (failure instanceof PgException plain) {
            return Optional.ofNullable(plain.getSqlState());
        }
        return failure instanceof SQLException wrapped ? Optional.ofNullable(wrapped.getSQLState()) : Optional.empty();
    }
}
