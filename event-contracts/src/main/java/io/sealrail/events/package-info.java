/**
 * The events that the services tell each other, one record a topic. The name of the record, of the topic, of the CloudEvents
 * {@code type} and of the JSON Schema are one: {@code CredentialOnchain} is {@code credential-onchain.v1}. No event carries
 * a claim value, an e-mail address, a holder's DID or free text.
 */
package io.sealrail.events;
