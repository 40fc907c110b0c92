package io.sealrail.system.load;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * A client that goes away in the middle of a call.
 *
 * @param half whether it goes before its body is sent; otherwise after the whole request, without reading the answer
 * @param reset whether the connection is reset; otherwise it is closed
 * @param lingerMillis how long it stays after the last byte
 */
record HangUp(boolean half, boolean reset, int lingerMillis) {

    private static final int CONNECT_MILLIS = 5_000;

    /**
     * Sends a request and goes.
     *
     * @param headers whole lines without their ends
     * @return whether anything was sent
     */
    boolean post(URI address, String body, String... headers) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(address.getHost(), address.getPort()), CONNECT_MILLIS);
            if (reset) {
                socket.setSoLinger(true, 0);
            }
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            OutputStream out = socket.getOutputStream();
            out.write(head(address, bytes.length, headers).getBytes(StandardCharsets.US_ASCII));
            out.write(bytes, 0, half ? bytes.length / 2 : bytes.length);
            out.flush();
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(lingerMillis));
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private static String head(URI address, int length, String... headers) {
        return "POST " + address.getPath() + " HTTP/1.1\r\nHost: " + address.getAuthority()
                + "\r\nContent-Type: application/json\r\nContent-Length: " + length + "\r\n"
                + (headers.length == 0 ? "" : String.join("\r\n", headers) + "\r\n") + "\r\n";
    }
}
