package dev.rollcall.standalone.gateway;

import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * Reads a small body whole before its request is passed on. A service may refuse a request whose body it has not read; a
 * connection that is then closed on a caller who still sends takes the answer with it (RFC 9112, section 9.6).
 */
final class SmallBodies extends Handler.Wrapper {
    /** What is larger is passed on as it comes, and so is what has no known length. */
    static final int LARGEST_BYTES = 128 * 1024;

    SmallBodies(Handler next) {
        super(next);
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        HttpFields headers = request.getHeaders();
        long length = headers.contains(HttpHeader.TRANSFER_ENCODING) ? Long.MAX_VALUE : request.getLength();
        if (length <= 0) {
            return super.handle(request, response, callback);
        }
        // Whoever asks first whether the body is wanted learns that from the service.
        if (length > LARGEST_BYTES || headers.contains(HttpHeader.EXPECT)) {
            // Jetty closes the connection when the body was not read to its end, which nobody knows by then.
            response.getHeaders().put(HttpFields.CONNECTION_CLOSE);
            return super.handle(request, response, callback);
        }
        Content.Source.asByteBufferAsync(request, LARGEST_BYTES).whenComplete((body, failure) -> {
            if (failure == null) {
                passOn(new Whole(request, Content.Source.from(body)), response, callback);
            } else {
                callback.failed(failure);
            }
        });
        return true;
    }

    private void passOn(Request request, Response response, Callback callback) {
        try {
            if (!super.handle(request, response, callback)) {
                Problem.NOT_FOUND.write(response, callback);
            }
        } catch (Exception e) {
            callback.failed(e);
        }
    }

    /** A request of which everything has arrived. */
    private static final class Whole extends Request.Wrapper {
        private final Content.Source body;

        Whole(Request request, Content.Source body) {
            super(request);
            this.body = body;
        }

        @Override
        public Content.Chunk read() {
            return body.read();
        }

        @Override
        public void demand(Runnable onContent) {
            body.demand(onContent);
        }

        @Override
        public void fail(Throwable failure) {
            body.fail(failure);
        }
    }
}
