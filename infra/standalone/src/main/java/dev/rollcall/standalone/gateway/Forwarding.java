package dev.rollcall.standalone.gateway;

import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.jetty.client.HttpClient;
import org.eclipse.jetty.http.HttpURI;
import org.eclipse.jetty.proxy.ProxyHandler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Passes requests on to the services and answers for the one that is down. */
final class Forwarding extends ProxyHandler.Reverse {
    private static final Logger LOG = LoggerFactory.getLogger(Forwarding.class);

    private static final int CONNECTIONS_PER_SERVICE = 256;
    private static final int WAITING_PER_SERVICE = 4096;

    /** What a client says here about itself would be believed by the services: whom the audit log names as caller. */
    private static final List<String> CLAIMS = List.of(
            "Forwarded",
            "X-Forwarded-For",
            "X-Forwarded-Host",
            "X-Forwarded-Port",
            "X-Forwarded-Proto",
            "X-Forwarded-Prefix",
            "X-Forwarded-Ssl",
            "X-Real-IP",
            "Via");

    Forwarding(InetSocketAddress command, InetSocketAddress query) {
        super(request -> {
            var service = Route.of(request.getMethod(), path(request)) == Route.QUERY ? query : command;
            return HttpURI.build(request.getHttpURI())
                    .scheme("http")
                    .host(service.getHostString())
                    .port(service.getPort())
                    .asImmutable();
        });
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        if (Route.of(request.getMethod(), path(request)) == Route.NOWHERE) {
            Problem.NOT_FOUND.write(response, callback);
            return true;
        }
        if (!isUri(request)) {
            Problem.MALFORMED.write(response, callback);
            return true;
        }
        return super.handle(request, response, callback);
    }

    @Override
    protected void configureHttpClient(HttpClient client) {
        super.configureHttpClient(client);
        client.setMaxConnectionsPerDestination(CONNECTIONS_PER_SERVICE);
        client.setMaxRequestsQueuedPerDestination(WAITING_PER_SERVICE);
        client.setConnectTimeout(2_000);
        // As much as the server takes, and what is added on the way.
        client.setMaxRequestHeadersSize(2 * Gateway.HEADER_BYTES);
        // Shorter than a service keeps an idle connection, so that none is used in the moment it is closed.
        client.setIdleTimeout(TimeUnit.SECONDS.toMillis(10));
        client.setUserAgentField(null);
    }

    @Override
    protected org.eclipse.jetty.client.Request newProxyToServerRequest(Request request, HttpURI uri) {
        return super.newProxyToServerRequest(request, uri).idleTimeout(Gateway.IDLE.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    protected void addProxyHeaders(Request request, org.eclipse.jetty.client.Request forwarded) {
        forwarded.headers(headers -> {
            CLAIMS.forEach(headers::remove);
            headers.put("X-Forwarded-For", Request.getRemoteAddr(request));
            headers.put("X-Forwarded-Proto", request.isSecure() ? "https" : "http");
            headers.put("X-Forwarded-Port", Integer.toString(Request.getServerPort(request)));
        });
    }

    @Override
    protected void onServerToProxyResponseFailure(
            Request request,
            org.eclipse.jetty.client.Request forwarded,
            org.eclipse.jetty.client.Response answer,
            Response response,
            Callback callback,
            Throwable failure) {
        if (response.isCommitted()) {
            // The status is out; only a cut connection can tell the caller that the body is not whole.
            callback.failed(failure);
            return;
        }
        Problem problem = problem(failure);
        // Without the path, which can hold an address of a person.
        LOG.warn("a {} was answered with {}: {}", request.getMethod(), problem.code(), failure.toString());
        response.reset();
        problem.write(response, callback);
    }

    private static Problem problem(Throwable failure) {
        if (failure instanceof ConnectException || failure instanceof RejectedExecutionException) {
            return Problem.UNAVAILABLE;
        }
        return failure instanceof TimeoutException ? Problem.TIMED_OUT : Problem.INTERRUPTED;
    }

    /** Jetty takes more characters for a URI than its client may send on. */
    private static boolean isUri(Request request) {
        try {
            request.getHttpURI().toURI();
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static String path(Request request) {
        String path = Request.getPathInContext(request);
        return path == null ? "/" : path;
    }
}
