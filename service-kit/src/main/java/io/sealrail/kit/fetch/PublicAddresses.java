package io.sealrail.kit.fetch;

import java.net.Inet4Address;
import java.net.InetAddress;

/** Tells addresses of the public internet from those that lead into somebody's own network (IANA special-purpose registries). */
public final class PublicAddresses {

    private PublicAddresses() {}

    /** Whether calling the address stays out of everybody's own network. */
    public static boolean isPublic(InetAddress address) {
        if (address.isAnyLocalAddress()
                || address.isLoopbackAddress()
                || address.isLinkLocalAddress()
                || address.isSiteLocalAddress()
                || address.isMulticastAddress()) {
            return false;
        }
        byte[] bytes = address.getAddress();
        return address instanceof Inet4Address ? isPublic4(bytes) : isPublic6(bytes);
    }

    private static boolean isPublic4(byte[] a) {
        int first = a[0] & 0xff;
        int second = a[1] & 0xff;
        int third = a[2] & 0xff;
        boolean carrierNat = first == 100 && (second & 0xc0) == 64;
        boolean protocols = first == 192 && second == 0 && (third == 0 || third == 2);
        boolean relay = first == 192 && second == 88 && third == 99;
        boolean benchmarks = first == 198 && (second == 18 || second == 19);
        boolean examples = first == 198 && second == 51 && third == 100 || first == 203 && second == 0 && third == 113;
        boolean reserved = first == 0 || first >= 240;
        return !(carrierNat || protocols || relay || benchmarks || examples || reserved);
    }

    /** Only global unicast, and of it nothing that carries an IPv4 address or is set aside. */
    private static boolean isPublic6(byte[] a) {
        int first = (a[0] & 0xff) << 8 | a[1] & 0xff;
        int second = (a[2] & 0xff) << 8 | a[3] & 0xff;
        boolean globalUnicast = (first & 0xe000) == 0x2000;
        boolean sixToFour = first == 0x2002;
        boolean setAside = first == 0x2001 && (second < 0x0200 || second == 0x0db8);
        boolean documentation = first == 0x3fff && (second & 0xf000) == 0;
        return globalUnicast && !sixToFour && !setAside && !documentation;
    }
}
