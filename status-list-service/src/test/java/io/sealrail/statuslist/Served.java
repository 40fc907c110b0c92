package io.sealrail.statuslist;

import java.util.Set;
import java.util.TreeSet;

import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;

import io.sealrail.credential.status.BitstringStatusList;
import io.sealrail.credential.status.StatusBits;
import io.sealrail.credential.status.StatusList2021;

/** What a client sees of a list. */
final class Served {

    private static final int KIBIBYTES_16 = 16 * 1024;

    private Served() {}

    static Response get(String list) {
        return RestAssured.get("/credentials/status/{list}", list);
    }

    static Response credential(String list) {
        return RestAssured.get("/credentials/status/{list}/credential", list);
    }

    static Response bitstring(String list) {
        return RestAssured.get("/credentials/status/{list}/bitstring", list);
    }

    /** The body, whatever JSON-like type it was sent as. */
    static JsonPath json(Response answer) {
        return JsonPath.from(answer.asString());
    }

    static Set<Integer> flatIndexes(String list) {
        return flatIndexesIn(get(list).asString());
    }

    /** What a version of a list shows, given the flat form of it. */
    static Set<Integer> flatIndexesIn(String flat) {
        return indexes(StatusList2021.decode(JsonPath.from(flat).getString("encoded_list"), KIBIBYTES_16));
    }

    static Set<Integer> credentialIndexes(String list) {
        return indexes(StatusList2021.decode(credential(list).path("credentialSubject.encodedList"), KIBIBYTES_16));
    }

    static Set<Integer> bitstringIndexes(String list) {
        return indexes(BitstringStatusList.decode(
                json(bitstring(list)).getString("credentialSubject.encodedList"), KIBIBYTES_16));
    }

    static long version(String list) {
        return Long.parseLong(get(list).header("x-status-list-version"));
    }

    private static Set<Integer> indexes(StatusBits bits) {
        Set<Integer> indexes = new TreeSet<>();
        for (int i = 0; i < bits.size(); i++) {
            if (bits.get(i)) {
                indexes.add(i);
            }
        }
        return indexes;
    }
}
