package io.sealrail.kit.fetch;

import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/** Counts calls under way, in all and to each address (of IPv6, each /64: one owner has all of it), and refuses one too many. */
final class CallsUnderWay {

    private static final int BYTES_OF_A_NETWORK = 8;

    private final int max;
    private final int maxPerAddress;
    private final Map<ByteBuffer, Integer> perAddress = new HashMap<>();
    private int all;

    CallsUnderWay(FetchRules rules) {
        this.max = rules.maxCalls();
        this.maxPerAddress = rules.maxCallsPerAddress();
    }

    synchronized void begin() throws TooBusyException {
        if (all >= max) {
            throw new TooBusyException("too many calls under way");
        }
        all++;
    }

    synchronized void end() {
        all--;
    }

    synchronized void begin(InetAddress address) throws TooBusyException {
        if (perAddress.getOrDefault(owner(address), 0) >= maxPerAddress) {
            throw new TooBusyException("too many calls under way to one address");
        }
        perAddress.merge(owner(address), 1, Integer::sum);
    }

    synchronized void end(InetAddress address) {
        perAddress.computeIfPresent(owner(address), (key, calls) -> calls == 1 ? null : calls - 1);
    }

    private static ByteBuffer owner(InetAddress address) {
        byte[] bytes = address.getAddress();
        return ByteBuffer.wrap(Arrays.copyOf(bytes, Math.min(bytes.length, BYTES_OF_A_NETWORK)));
    }
}
