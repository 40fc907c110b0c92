package io.sealrail.stack.demo;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * One call of the story, and the curl line that does the same.
 *
 * @param service who answers it, for the reader of a failure
 * @param headers name and value
 * @param shown name and how the header is written in the curl line, where that differs
 * @param body JSON text or null
 * @param shownBody how the body is written in the curl line, where that differs
 */
record Step(
        String service,
        String method,
        String url,
        Map<String, String> headers,
        Map<String, String> shown,
        String body,
        String shownBody) {

    static Step get(String service, String url) {
        return new Step(service, "GET", url, Map.of(), Map.of(), null, null);
    }

    static Step post(String service, String url, String body) {
        return new Step(service, "POST", url, Map.of(), Map.of(), body, null);
    }

    Step with(String header, String value, String shownAs) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(header, value);
        Map<String, String> moreShown = new LinkedHashMap<>(shown);
        moreShown.put(header, shownAs);
        return new Step(service, method, url, more, moreShown, body, shownBody);
    }

    /** The body is shown as the file that holds it. */
    Step bodyFrom(String file) {
        return new Step(service, method, url, headers, shown, body, "\"@" + file + "\"");
    }

    String curl() {
        StringBuilder line = new StringBuilder("curl -s '" + url + "'");
        shown.forEach((name, value) ->
                line.append(" -H \"").append(name).append(": ").append(value).append('"'));
        if (body != null) {
            line.append(" -H 'content-type: application/json' -d ")
                    .append(Optional.ofNullable(shownBody).orElse("'" + body + "'"));
        }
        return line.toString();
    }
}
