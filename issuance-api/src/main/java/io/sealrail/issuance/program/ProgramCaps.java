package io.sealrail.issuance.program;

import java.util.concurrent.ConcurrentHashMap;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;

import io.sealrail.issuance.Transactions;

/**
 * Counts against the caps of programs in blocks that this replica takes from the row, so that no request locks it. A cap is
 * never exceeded; what a replica holds of a block when it stops stays unused. Caps up to 100 are counted one by one.
 */
@ApplicationScoped
public class ProgramCaps {

    private static final int LARGEST_BLOCK = 500;

    private static final String TAKE = """
            update programs p set reserved = greatest(old.reserved, least(p.cap, old.reserved + $2))
            from (select program_id, reserved from programs where program_id = $1 for no key update) old
            where p.program_id = old.program_id
            returning (p.reserved - old.reserved)::bigint as granted""";

    private final Pool pool;
    private final Transactions transactions;
    private final ConcurrentHashMap<String, Long> held = new ConcurrentHashMap<>();

    ProgramCaps(Pool pool, Transactions transactions) {
        this.pool = pool;
        this.transactions = transactions;
    }

    /** Counts {@code n} credentials against the program's cap; false, and nothing counted, when they do not fit. */
    public Uni<Boolean> reserve(IssuanceProgram program, int n) {
        if (program.cap().isEmpty() || takeHeld(key(program), n)) {
            return Uni.createFrom().item(true);
        }
        long wanted = Math.max(n, block(program.cap().get()));
        return transactions.detached(() -> take(program, wanted)).map(granted -> {
            held.merge(key(program), granted, Long::sum);
            return takeHeld(key(program), n);
        });
    }

    private boolean takeHeld(String key, int n) {
        boolean[] taken = new boolean[1];
        held.computeIfPresent(key, (k, left) -> {
            taken[0] = left >= n;
            return taken[0] ? left - n : left;
        });
        return taken[0];
    }

    private Uni<Long> take(IssuanceProgram program, long wanted) {
        return pool.preparedQuery(TAKE)
                .execute(Tuple.of(program.programId(), wanted))
                .map(rows -> rows.size() == 0 ? 0L : rows.iterator().next().getLong("granted"));
    }

    private static long block(long cap) {
        return Math.max(1, Math.min(LARGEST_BLOCK, cap / 100));
    }

    /** A new version may lower the cap: what was held of the old one is given up. */
    private static String key(IssuanceProgram program) {
        return program.programId() + "/" + program.version();
    }
}
