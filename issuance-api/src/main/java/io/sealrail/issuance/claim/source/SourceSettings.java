package io.sealrail.issuance.claim.source;

import java.util.Set;

/** A source as the file describes it. Equal settings are the same source, with the same connections. */
public sealed interface SourceSettings permits SqlSettings, HttpSettings {

    /** The name in the file; never shown to callers. */
    String name();

    /** The parameters that a question needs. */
    Set<String> parameters();

    /** How much trouble it may make. */
    Limits limits();
}
