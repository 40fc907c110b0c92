package io.sealrail.kit.fetch;

import java.net.InetAddress;
import java.util.HashMap;
import java.util.Map;

/** Counts calls under way, in all and to each address, and refuses one too many. */
final class CallsUnderWay {

    private final int max;
    private final int maxPerAddress;
    private final Map<InetAddress, Integer> perAddress = new HashMap<>();
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
        if (perAddress.getOrDefault(address, 0) >= maxPerAddress) {
            throw new TooBusyException("too many calls under way to one address");
        }
        perAddress.merge(address, 1, Integer::sum);
    }

    synchronized void end(InetAddress address) {
        perAddress.computeIfPresent(address, (key, calls) -> calls == 1 ? null : calls - 1);
    }
}
