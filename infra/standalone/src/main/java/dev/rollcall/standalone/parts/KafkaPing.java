package dev.rollcall.standalone.parts;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;

/** Asks a broker for the versions it speaks: an open port alone does not mean that it serves requests yet. */
public final class KafkaPing {
    private static final int TIMEOUT_MILLIS = 1_000;
    private static final int API_VERSIONS = 18;
    private static final int CORRELATION = 4711;

    private KafkaPing() {}

    public static boolean answers(int port) {
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), TIMEOUT_MILLIS);
            socket.setSoTimeout(TIMEOUT_MILLIS);
            var request = new DataOutputStream(socket.getOutputStream());
            // Length, then header version 1: API, its version, correlation, no client id.
            request.writeInt(10);
            request.writeShort(API_VERSIONS);
            request.writeShort(0);
            request.writeInt(CORRELATION);
            request.writeShort(-1);
            request.flush();
            var answer = new DataInputStream(socket.getInputStream());
            return answer.readInt() > 0 && answer.readInt() == CORRELATION;
        } catch (IOException e) {
            return false;
        }
    }
}
