package io.sealrail.events;

import com.fasterxml.jackson.annotation.JsonIgnore;

/** A fact that one service tells the others, published if and only if the row that it tells of was committed. */
public sealed interface DomainEvent
        permits BatchSealed,
                CredentialOnchain,
                CredentialStatus,
                CredentialWithdrawn,
                IssueRequested,
                IssuerKeyPublished,
                ProgramPublished,
                StatusListPublished {

    /** The record key on Kafka: whatever must stay in order shares it. */
    @JsonIgnore
    String key();

    /** The topic, which is also the CloudEvents {@code type} and the name of the schema. */
    @JsonIgnore
    default String topic() {
        return Topics.of(getClass());
    }
}
