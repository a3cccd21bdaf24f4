package dev.rollcall.query.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.rollcall.query.audit.Downloads.Download;
import dev.rollcall.web.Refusal;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class DownloadsTest {

    private final Downloads downloads = new Downloads();
    private final UUID organization = UUID.randomUUID();

    @Test
    @DisplayName("R91 an organization exports so many histories at once, and another none the less")
    void bound() {
        Download first = downloads.begin(organization);
        for (int i = 1; i < Downloads.MOST_AT_ONCE; i++) {
            downloads.begin(organization);
        }

        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> downloads.begin(organization))
                .extracting(Refusal::code)
                .isEqualTo("audit.too-many-exports");
        assertThat(downloads.begin(UUID.randomUUID())).isNotNull();

        first.close();
        assertThat(downloads.begin(organization)).isNotNull();
        assertThatExceptionOfType(Refusal.class).isThrownBy(() -> downloads.begin(organization));
    }
}
