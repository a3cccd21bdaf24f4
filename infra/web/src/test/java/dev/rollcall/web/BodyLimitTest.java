package dev.rollcall.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import tools.jackson.databind.json.JsonMapper;

@DisplayName("The limit of a body")
class BodyLimitTest {

    private static final int LIMIT = 1 << 20;

    private final BodyLimit limit = new BodyLimit(new ProblemWriter(JsonMapper.shared()));
    private final MockHttpServletResponse response = new MockHttpServletResponse();
    private final List<Integer> read = new ArrayList<>();
    private final FilterChain readAll =
            (request, answer) -> read.add(request.getInputStream().readAllBytes().length);

    private static MockHttpServletRequest announced(int bytes) {
        MockHttpServletRequest request = new MockHttpServletRequest("POST", "/v1/things");
        request.setContent(new byte[bytes]);
        return request;
    }

    /** A body that comes in chunks says nothing of its length beforehand. */
    private static MockHttpServletRequest chunked(int bytes) {
        MockHttpServletRequest request = new MockHttpServletRequest("POST", "/v1/things") {
            @Override
            public int getContentLength() {
                return -1;
            }

            @Override
            public long getContentLengthLong() {
                return -1;
            }
        };
        request.setContent(new byte[bytes]);
        return request;
    }

    @Test
    @DisplayName("lets a body of a mebibyte through")
    void atTheLimit() throws ServletException, IOException {
        limit.doFilter(announced(LIMIT), response, readAll);
        limit.doFilter(chunked(LIMIT), response, readAll);

        assertThat(read).containsExactly(LIMIT, LIMIT);
    }

    @Test
    @DisplayName("refuses a longer one before it is read")
    void announcedTooLong() throws ServletException, IOException {
        limit.doFilter(announced(LIMIT + 1), response, readAll);

        assertThat(read).isEmpty();
        assertThat(response.getStatus()).isEqualTo(413);
        assertThat(response.getContentType()).isEqualTo("application/problem+json");
        assertThat(response.getContentAsString())
                .contains("\"code\":\"request.too-large\"", "\"instance\":\"/v1/things\"");
    }

    @Test
    @DisplayName("stops the reading of a longer one that was not announced")
    void chunkedTooLong() {
        assertThatThrownBy(() -> limit.doFilter(chunked(LIMIT + 1), response, readAll))
                .isInstanceOf(BodyLimit.BodyTooLargeException.class);
        assertThat(read).isEmpty();
    }

    @Test
    @DisplayName("counts every way of reading, across streams asked for twice")
    void everyWay() {
        FilterChain mixed = (request, answer) -> {
            InputStream body = request.getInputStream();
            body.readNBytes(LIMIT / 2);
            body.read();
            body.skipNBytes(LIMIT / 4);
            request.getInputStream().readAllBytes();
        };

        assertThatThrownBy(() -> limit.doFilter(chunked(LIMIT + 1), response, mixed))
                .isInstanceOf(BodyLimit.BodyTooLargeException.class);
    }
}
