package dev.rollcall.access;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.HexFormat;

/** Whom an address belongs to: with IPv6 it is a whole /64 that a subscriber gets, 2^64 addresses to come from. */
final class Network {

    private static final int PREFIX_BYTES = 8;
    private static final int LONGEST_ADDRESS = 64;

    private Network() {}

    /** @param address as the container tells it; what is none, by the word of a trusted proxy, is taken as it is */
    static String of(String address) {
        if (address.indexOf(':') >= 0) {
            try {
                // In brackets nothing but an address is understood, and so no name is looked up.
                InetAddress parsed = InetAddress.getByName("[" + address + "]");
                return parsed instanceof Inet6Address
                        ? HexFormat.of().formatHex(parsed.getAddress(), 0, PREFIX_BYTES) + "/64"
                        : parsed.getHostAddress();
            } catch (UnknownHostException e) {
                // Then it is no address.
            }
        }
        return address.substring(0, Math.min(address.length(), LONGEST_ADDRESS));
    }
}
