package io.sealrail.issuance.credential;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BinaryOperator;
import java.util.function.Function;

/** One statement may touch a row once: of several events about one credential the decisive one is kept. */
final class EventsByCredential {

    private EventsByCredential() {}

    static <E> List<E> reduce(List<E> events, Function<E, String> credentialId, BinaryOperator<E> decisive) {
        Map<String, E> byId = new LinkedHashMap<>();
        events.forEach(event -> byId.merge(credentialId.apply(event), event, decisive));
        return new ArrayList<>(byId.values());
    }
}
