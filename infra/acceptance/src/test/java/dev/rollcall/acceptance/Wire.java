package dev.rollcall.acceptance;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Sends requests, byte by byte, that no HTTP client would. */
final class Wire {

    private static final String LINE = "\r\n";
    private static final int PATIENCE_MILLIS = 20_000;

    private final int port;
    private final String token;

    Wire(int port, String token) {
        this.port = port;
        this.token = token;
    }

    /** As the operator. */
    Answer send(String method, String target, String... headers) {
        return send(method, target, new byte[0], headers);
    }

    Answer send(String method, String target, byte[] body, String... headers) {
        List<String> all = new ArrayList<>(List.of("Authorization: Bearer " + token));
        if (body.length > 0) {
            all.add("Content-Type: application/json");
            all.add("Content-Length: " + body.length);
        }
        all.addAll(List.of(headers));
        return sendBare(method + " " + target + " HTTP/1.1", all, body);
    }

    /** With these headers alone, a {@code Host} and the end of the connection. */
    Answer sendBare(String requestLine, List<String> headers, byte[] body) {
        String head = requestLine + LINE + "Host: localhost" + LINE + "Connection: close" + LINE
                + String.join("", headers.stream().map(header -> header + LINE).toList()) + LINE;
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(PATIENCE_MILLIS);
            try {
                socket.getOutputStream().write(head.getBytes(StandardCharsets.ISO_8859_1));
                socket.getOutputStream().write(body);
                socket.getOutputStream().flush();
            } catch (SocketException e) {
                // Refused before all was sent; the answer is there to read.
            }
            return read(socket.getInputStream());
        } catch (IOException e) {
            throw new IllegalStateException("port %d: %s".formatted(port, requestLine), e);
        }
    }

    private static Answer read(InputStream in) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            in.transferTo(bytes);
        } catch (SocketException e) {
            // Reset after the answer.
        }
        String all = bytes.toString(StandardCharsets.UTF_8);
        int end = all.indexOf(LINE + LINE);
        if (end < 0) {
            throw new IOException("No answer: " + all);
        }
        String[] head = all.substring(0, end).split(LINE, -1);
        Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (int i = 1; i < head.length; i++) {
            String[] header = head[i].split(":", 2);
            headers.computeIfAbsent(header[0].toLowerCase(Locale.ROOT), name -> new ArrayList<>())
                    .add(header[1].strip());
        }
        String body = all.substring(end + 4);
        return new Answer(
                Integer.parseInt(head[0].split(" ", 3)[1]),
                HttpHeaders.of(headers, (name, value) -> true),
                headers.containsKey("transfer-encoding") ? unchunked(body) : body);
    }

    private static String unchunked(String chunks) {
        StringBuilder body = new StringBuilder();
        for (int at = 0; at < chunks.length(); ) {
            int line = chunks.indexOf(LINE, at);
            int size = Integer.parseInt(chunks.substring(at, line), 16);
            body.append(chunks, line + 2, line + 2 + size);
            at = size == 0 ? chunks.length() : line + 2 + size + 2;
        }
        return body.toString();
    }
}
