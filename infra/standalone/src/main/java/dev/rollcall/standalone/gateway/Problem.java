package dev.rollcall.standalone.gateway;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.BufferUtil;
import org.eclipse.jetty.util.Callback;

/** An answer of the gateway itself, in the form and with the codes that the services use: RFC 9457. */
record Problem(int status, String code, String detail) {
    static final Problem NOT_FOUND = new Problem(404, "resource.not-found", "There is nothing here.");
    static final Problem MALFORMED = new Problem(400, "request.malformed", "The request cannot be understood.");
    static final Problem UNAVAILABLE =
            new Problem(503, "service.unavailable", "The service does not answer at the moment; try again.");
    static final Problem INTERRUPTED = new Problem(
            502, "service.interrupted", "The service broke off; it may have carried out the request or not.");
    static final Problem TIMED_OUT =
            new Problem(504, "service.timed-out", "The service took too long; it may still carry out the request.");

    private static final Map<String, String> FOR_BROWSERS = Map.of(
            "Cache-Control", "no-store",
            "Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'",
            "Cross-Origin-Resource-Policy", "same-origin",
            "Referrer-Policy", "no-referrer",
            "X-Content-Type-Options", "nosniff",
            "X-Frame-Options", "DENY");

    /** What the HTTP server refused before the gateway saw it. */
    static Problem ofStatus(int status) {
        return switch (status) {
            case 404 -> NOT_FOUND;
            case 408 -> new Problem(status, "request.timed-out", "The request did not arrive in time.");
            case 414, 431 -> new Problem(status, "request.header-too-large", "Address or header fields are too large.");
            case 501, 505 -> new Problem(status, "request.not-implemented", "This is no HTTP that is spoken here.");
            case 503 -> UNAVAILABLE;
            default ->
                status < 500
                        ? new Problem(status, MALFORMED.code, MALFORMED.detail)
                        : new Problem(500, "service.failed", "Something went wrong here; it has been logged.");
        };
    }

    void write(Response response, Callback callback) {
        response.setStatus(status);
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, "application/problem+json");
        FOR_BROWSERS.forEach(response.getHeaders()::put);
        if (response.getRequest().isSecure()) {
            response.getHeaders().put("Strict-Transport-Security", "max-age=31536000 ; includeSubDomains");
        }
        if (status == UNAVAILABLE.status) {
            response.getHeaders().put(HttpHeader.RETRY_AFTER, 1);
        }
        response.write(true, BufferUtil.toBuffer(json(), StandardCharsets.UTF_8), callback);
    }

    private String json() {
        return """
                {"type":"urn:rollcall:problem:%s","title":"%s","status":%d,"detail":"%s","code":"%s"}""".formatted(code, HttpStatus.getMessage(status), status, detail, code);
    }
}
