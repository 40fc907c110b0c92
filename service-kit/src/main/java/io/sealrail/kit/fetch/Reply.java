package io.sealrail.kit.fetch;

import java.util.Optional;

/**
 * What a server answered.
 *
 * @param status the HTTP status
 * @param etag the entity tag of what it served
 * @param body the bytes, empty where there are none
 */
public record Reply(int status, Optional<String> etag, byte[] body) {

    public boolean ok() {
        return status == 200;
    }

    public boolean unchanged() {
        return status == 304;
    }
}
