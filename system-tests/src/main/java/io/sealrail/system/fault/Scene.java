package io.sealrail.system.fault;

import java.util.Map;
import java.util.Optional;

import io.sealrail.system.load.Disturber;
import io.sealrail.system.stack.RunningStack;

/**
 * Where faults happen.
 *
 * @param network the proxies between the services and {@code postgres}, {@code kafka} and {@code chain}; without those that the
 *     stack was started without
 * @param disk what PostgreSQL writes to, if it can be filled
 */
public record Scene(
        RunningStack stack,
        Map<String, TcpProxy> network,
        HostileChain chain,
        Optional<SmallDisk> disk,
        Disturber disturber) {

    /** @throws FaultException when the services reach the part directly */
    TcpProxy link(String part) {
        TcpProxy proxy = network.get(part);
        if (proxy == null) {
            throw new FaultException("nothing stands between the services and " + part);
        }
        return proxy;
    }
}
