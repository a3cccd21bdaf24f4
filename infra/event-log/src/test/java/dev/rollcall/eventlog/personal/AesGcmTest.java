package dev.rollcall.eventlog.personal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.crypto.SecretKey;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class AesGcmTest {

    private static final int CALLERS = 16;
    private static final int EACH = 1_000;

    @Test
    @DisplayName("R95 No nonce is used twice, however many seal at once")
    void noncesDiffer() throws Exception {
        SecretKey key = AesGcm.newKey();
        byte[] about = "somebody".getBytes(UTF_8);
        byte[] plain = "the same text".getBytes(UTF_8);
        Set<String> nonces = ConcurrentHashMap.newKeySet();
        try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < CALLERS; i++) {
                callers.submit(() -> {
                    for (int each = 0; each < EACH; each++) {
                        byte[] box = AesGcm.encrypt(key, about, plain);
                        nonces.add(HexFormat.of().formatHex(Arrays.copyOf(box, 12)));
                    }
                });
            }
        }
        assertThat(nonces).hasSize(CALLERS * EACH);
    }
}
