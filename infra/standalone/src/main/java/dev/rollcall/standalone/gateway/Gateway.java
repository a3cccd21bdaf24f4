package dev.rollcall.standalone.gateway;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.concurrent.Executors;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.server.AbstractConnectionFactory;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.SecureRequestCustomizer;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.GracefulHandler;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.jspecify.annotations.Nullable;

/** The running gateway, on the loopback interface alone. */
public final class Gateway implements AutoCloseable {
    static final Duration IDLE = Duration.ofSeconds(60);

    private static final Duration LAST_REQUESTS = Duration.ofSeconds(5);

    static final int HEADER_BYTES = 16 * 1024;

    private final Server server;
    private final int port;

    public Gateway(int port, int commandPort, int queryPort) {
        this(port, commandPort, queryPort, null);
    }

    /** @param tls null for plain HTTP */
    public Gateway(int port, int commandPort, int queryPort, @Nullable Tls tls) {
        this.port = port;
        var threads = new QueuedThreadPool(64, 4);
        threads.setName("gateway");
        threads.setVirtualThreadsExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server = new Server(threads);
        server.addConnector(connector(tls));
        server.setHandler(new GracefulHandler(new SmallBodies(new Forwarding(
                new InetSocketAddress("127.0.0.1", commandPort), new InetSocketAddress("127.0.0.1", queryPort)))));
        server.setStopTimeout(LAST_REQUESTS.toMillis());
        server.setErrorHandler((request, response, callback) -> {
            // After a request that could not be parsed, Jetty closes the connection and does not say so itself.
            response.getHeaders().put(HttpFields.CONNECTION_CLOSE);
            Problem.ofStatus(response.getStatus()).write(response, callback);
            return true;
        });
    }

    private ServerConnector connector(@Nullable Tls tls) {
        var http = new HttpConfiguration();
        http.setSendServerVersion(false);
        http.setSendDateHeader(false);
        http.setRequestHeaderSize(HEADER_BYTES);
        http.setResponseHeaderSize(HEADER_BYTES);
        // Ambiguous paths, such as an encoded slash, could mean one thing here and another to a service.
        http.setUriCompliance(UriCompliance.DEFAULT);
        ServerConnector connector;
        if (tls == null) {
            connector = new ServerConnector(server, 1, 1, new HttpConnectionFactory(http));
        } else {
            // Whether the certificate is made out to the name that was called is for the caller to say.
            http.addCustomizer(new SecureRequestCustomizer(false));
            connector = new ServerConnector(
                    server,
                    1,
                    1,
                    AbstractConnectionFactory.getFactories(tls.server(), new HttpConnectionFactory(http)));
        }
        connector.setHost("127.0.0.1");
        connector.setPort(port);
        connector.setIdleTimeout(IDLE.toMillis());
        connector.setAcceptQueueSize(1024);
        return connector;
    }

    /** @throws Exception if the port is taken */
    public void start() throws Exception {
        server.start();
    }

    /** Lets running requests finish for some seconds. */
    public void stop() {
        try {
            server.stop();
        } catch (Exception e) {
            throw new IllegalStateException("the gateway did not stop", e);
        }
    }

    @Override
    public void close() {
        stop();
    }
}
