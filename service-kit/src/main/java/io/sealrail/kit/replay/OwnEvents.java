package io.sealrail.kit.replay;

import java.util.List;

import io.smallrye.mutiny.Uni;

import io.sealrail.events.DomainEvent;

/**
 * Brings back rows from the events that told of them: an application-scoped bean for each type of event that the service
 * publishes and cannot do without. At the start of a process it is given what the topic holds beyond what the database has
 * published; on an ordinary start that is nothing, or a few events whose rows exist.
 */
public interface OwnEvents<E extends DomainEvent> {

    /** The type of the events. */
    Class<E> type();

    /** Types with a lower number are restored first, each to the end of its topic. */
    default int order() {
        return 0;
    }

    /**
     * Restores what the events tell of, in a transaction of its own, without publishing them again. Idempotent: rows that
     * exist stay as they are, for any of the events may be known already, and a start that was interrupted begins anew. Where
     * nothing is known of what was published before (a database of an older release), that is the whole topic.
     *
     * <p>Called on a Vert.x context of its own (Hibernate Reactive works in it). Trouble of the infrastructure is tried again
     * without limit; an event that can never be restored goes to the dead letters of its topic, alone.
     *
     * @param events one or more, in the order of their partition
     */
    Uni<Void> restore(List<E> events);
}
