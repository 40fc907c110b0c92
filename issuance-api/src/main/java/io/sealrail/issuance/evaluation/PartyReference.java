package io.sealrail.issuance.evaluation;

import java.util.List;

/**
 * Whom an evaluation is about or who asked for it, without telling who that is.
 *
 * @param type for example {@code person}
 * @param handle {@code rnref:v1:…}, equal for equal parties
 * @param identifierSchemes of the identifiers that were given, sorted
 */
record PartyReference(String type, String handle, List<String> identifierSchemes) {}
