package io.sealrail.events;

import java.util.List;
import java.util.Locale;

/** The names of the topics, derived from the names of the events. */
public final class Topics {

    public static final String ISSUE_REQUESTED = "issue-requested.v1";
    public static final String CREDENTIAL_WITHDRAWN = "credential-withdrawn.v1";
    public static final String BATCH_SEALED = "batch-sealed.v1";
    public static final String CREDENTIAL_ONCHAIN = "credential-onchain.v1";
    public static final String CREDENTIAL_STATUS = "credential-status.v1";
    public static final String ISSUER_KEY_PUBLISHED = "issuer-key-published.v1";
    public static final String PROGRAM_PUBLISHED = "program-published.v1";
    public static final String STATUS_LIST_PUBLISHED = "status-list-published.v1";

    /** Every topic that the platform needs; each has a dead-letter topic beside it. */
    public static final List<String> ALL = List.of(
            ISSUE_REQUESTED,
            CREDENTIAL_WITHDRAWN,
            BATCH_SEALED,
            CREDENTIAL_ONCHAIN,
            CREDENTIAL_STATUS,
            ISSUER_KEY_PUBLISHED,
            PROGRAM_PUBLISHED,
            STATUS_LIST_PUBLISHED);

    private Topics() {}

    /** {@code IssueRequested} travels on {@code issue-requested.v1}. */
    public static String of(Class<? extends DomainEvent> event) {
        return event.getSimpleName().replaceAll("(?<=[a-z])(?=[A-Z])", "-").toLowerCase(Locale.ROOT) + ".v1";
    }

    /** Where events of a topic go that can never be applied. */
    public static String deadLetter(String topic) {
        return topic + ".dlq";
    }
}
