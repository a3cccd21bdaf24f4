package dev.rollcall.torture.chaos;

import dev.rollcall.standalone.parts.PartException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Ports that are free now and stay so: below those that systems give to outgoing connections, which would take the port
 * of a killed part.
 */
final class FreePorts {
    private static final int LOWEST = 15_000;
    private static final int HIGHEST = 29_000;

    private int next = ThreadLocalRandom.current().nextInt(LOWEST, HIGHEST);

    int next() {
        for (int tried = 0; tried < HIGHEST - LOWEST; tried++) {
            next = next < HIGHEST ? next + 1 : LOWEST;
            if (isFree(next)) {
                return next;
            }
        }
        throw new PartException("no free port between %d and %d".formatted(LOWEST, HIGHEST));
    }

    private static boolean isFree(int port) {
        try (var socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return socket.isBound();
        } catch (IOException taken) {
            return false;
        }
    }
}
