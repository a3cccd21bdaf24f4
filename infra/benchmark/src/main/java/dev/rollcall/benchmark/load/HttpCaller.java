package dev.rollcall.benchmark.load;

import java.io.IOException;
import java.net.URI;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.io.entity.EntityUtils;
import org.apache.hc.core5.http.io.support.ClassicRequestBuilder;

/** A caller of the HTTP interface with as many kept connections as it has threads, and nothing that costs more. */
public final class HttpCaller implements AutoCloseable {

    private static final int MOST_CONNECTIONS = 256;

    private final URI origin;
    private final String token;
    private final CloseableHttpClient client;

    /**
     * @param position of the change, or of what a read shows; -1 if the answer names none
     * @param retryAfter seconds until one should ask again; -1 if the answer names none
     * @param body empty if there is none
     */
    public record Answer(int status, long position, long retryAfter, String body) {

        /** @throws IllegalStateException unless the request succeeded */
        public Answer orFail() {
            if (status / 100 != 2) {
                throw new IllegalStateException("answered %d: %s".formatted(status, body));
            }
            return this;
        }
    }

    /** @param token empty for none */
    public HttpCaller(URI origin, String token) {
        this.origin = origin;
        this.token = token;
        this.client = HttpClients.custom()
                .setConnectionManager(PoolingHttpClientConnectionManagerBuilder.create()
                        .setMaxConnPerRoute(MOST_CONNECTIONS)
                        .setMaxConnTotal(MOST_CONNECTIONS)
                        .build())
                .disableAutomaticRetries()
                .disableAuthCaching()
                .disableContentCompression()
                .disableCookieManagement()
                .disableRedirectHandling()
                .build();
    }

    /** @param position that the answer must show; 0 for any */
    public Answer get(String path, long position) throws IOException {
        ClassicRequestBuilder request = ClassicRequestBuilder.get(origin + path);
        if (position > 0) {
            request.addHeader("Rollcall-Position", Long.toString(position));
        }
        return send(request);
    }

    public Answer post(String path, String json) throws IOException {
        return send(ClassicRequestBuilder.post(origin + path).setEntity(json, ContentType.APPLICATION_JSON));
    }

    public Answer put(String path, String json) throws IOException {
        return send(ClassicRequestBuilder.put(origin + path).setEntity(json, ContentType.APPLICATION_JSON));
    }

    public Answer patch(String path, String json) throws IOException {
        return send(ClassicRequestBuilder.patch(origin + path).setEntity(json, ContentType.APPLICATION_JSON));
    }

    private Answer send(ClassicRequestBuilder request) throws IOException {
        if (!token.isEmpty()) {
            request.addHeader("Authorization", "Bearer " + token);
        }
        return client.execute(request.build(), response -> {
            String body = response.getEntity() == null ? "" : EntityUtils.toString(response.getEntity());
            return new Answer(
                    response.getCode(), number(response, "Rollcall-Position"), number(response, "Retry-After"), body);
        });
    }

    private static long number(ClassicHttpResponse answer, String header) {
        Header found = answer.getFirstHeader(header);
        return found == null ? -1 : Long.parseLong(found.getValue());
    }

    @Override
    public void close() throws IOException {
        client.close();
    }
}
