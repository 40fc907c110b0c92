package io.sealrail.statuslist;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

import com.fasterxml.jackson.databind.JsonNode;
import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;

import io.sealrail.credential.key.Jws;
import io.sealrail.credential.status.BitstringStatusList;
import io.sealrail.credential.status.StatusBits;
import io.sealrail.credential.status.StatusList2021;
import io.sealrail.credential.status.TokenStatusList;

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

    static Response token(String list) {
        return RestAssured.get("/credentials/status/{list}/token", list);
    }

    /** The status types of the Token Status List, without those that are VALID. */
    static Map<Integer, Integer> tokenStatuses(String list) {
        JsonNode claims = Jws.parse(token(list).asString()).payload().path("status_list");
        byte[] statuses = TokenStatusList.decode(
                claims.path("bits").asInt(), claims.path("lst").asText(), 2 * KIBIBYTES_16);
        Map<Integer, Integer> set = new TreeMap<>();
        for (int i = 0; i < statuses.length; i++) {
            if (statuses[i] != 0) {
                set.put(i, (int) statuses[i]);
            }
        }
        return set;
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

    /** 0 while none is served. */
    static long version(String list) {
        String version = get(list).header("x-status-list-version");
        return version == null ? 0 : Long.parseLong(version);
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
