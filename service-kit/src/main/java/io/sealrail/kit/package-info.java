/**
 * The only code that the services share, and a closed list: the outbox and its relay, fenced leases, batches of events, the
 * replay after a restore, traces, health, error
 * bodies, rate limits, key encryption, guarded calls to strangers, and what keeps work off the event loop. Settings that all services share are in
 * {@code META-INF/microprofile-config.properties}.
 *
 * <p>What a service adds: its entities with {@code db/migration/V1__….sql}; for each topic that it reads
 *
 * <pre>{@code
 * mp.messaging.incoming.issue-requested.connector=smallrye-kafka
 * mp.messaging.incoming.issue-requested.topic=${sealrail.topic-prefix:}issue-requested.v1
 * mp.messaging.incoming.issue-requested.group.id=${sealrail.topic-prefix:}onchain-worker
 * }</pre>
 *
 * <p>A resource starts what writes with {@link io.sealrail.kit.work.Detached#run}, refuses with
 * {@link io.sealrail.kit.http.Problem}, stores events with {@link io.sealrail.kit.outbox.Outbox} in the transaction of their
 * rows; a listener hands its records to {@link io.sealrail.kit.listen.EventBatch}; what only one process may do runs in a
 * {@link io.sealrail.kit.lease.LeasedLoop}.
 */
package io.sealrail.kit;
