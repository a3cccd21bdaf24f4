package dev.rollcall.eventlog.personal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Base64;
import java.util.Map;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

@DisplayName("What is sealed for a person")
class SealsTest {

    private static final String FIELD = "field:00000000-0000-0000-0000-000000000001";
    private static final String ANOTHER_FIELD = "field:00000000-0000-0000-0000-000000000002";

    private final PersonKeyCache cache = new PersonKeyCache();
    private final PersonKeys keys = new PersonKeys(
            JdbcClient.create(new DriverManagerDataSource("jdbc:none:no database is asked")),
            MasterKeys.of(Base64.getEncoder().encodeToString(new byte[32]), ""),
            cache);
    private final Seals seals = new Seals(keys);
    private UnitOfWork<?> work = DefaultUnitOfWork.startAndGet(null);

    @AfterEach
    void end() {
        if (work.isActive()) {
            work.rollback();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Ada B", "Zoë 😀 \"quoted\" \n", "sealed.1.ada.AQID", "[erased]"})
    @DisplayName("is read as it was written, whatever it was, and is not readable in between")
    void roundTrip(String text) {
        String sealed = seals.seal("ada", text);

        assertThat(sealed).startsWith("sealed.1.ada.");
        assertThat(text.isEmpty() || !sealed.substring(13).contains(text)).isTrue();
        assertThat(seals.open(sealed)).isEqualTo(text);
    }

    @Test
    @DisplayName("never looks the same twice")
    void different() {
        assertThat(seals.seal("ada", "Ada")).isNotEqualTo(seals.seal("ada", "Ada"));
    }

    @Test
    @DisplayName("reads as erased once the key is destroyed, and nothing more can be sealed")
    void erased() {
        String sealed = seals.seal("ada", "Ada");
        work.commit();

        cache.put(Map.of("ada", PersonKey.DESTROYED), cache.evictions());

        assertThat(seals.open(sealed)).isEqualTo("[erased]");
        assertThatThrownBy(() -> seals.seal("ada", "Ada")).isInstanceOf(PersonErasedException.class);
    }

    @Test
    @DisplayName("R7, R53 under a field's key as well is read with both keys, and not in between")
    void twice() {
        String sealed = seals.sealTwice("ada", FIELD, "M");

        assertThat(seals.open(sealed)).startsWith("sealed.1." + FIELD + ".");
        assertThat(seals.openTwice(sealed)).isEqualTo("M");
    }

    @ParameterizedTest
    @CsvSource({"ada, ben, " + FIELD, FIELD + ", ada, " + ANOTHER_FIELD})
    @DisplayName(
            "R7, R53 under a field's key as well reads as erased once either key is destroyed, and nothing else does")
    void erasedWithEither(String destroyed, String untouched, String untouchedField) {
        String sealed = seals.sealTwice("ada", FIELD, "M");
        String ofAnother = seals.sealTwice(untouched, untouchedField, "L");
        work.commit();

        cache.put(Map.of(destroyed, PersonKey.DESTROYED), cache.evictions());

        assertThat(seals.openTwice(sealed)).isEqualTo("[erased]");
        assertThat(seals.openTwice(ofAnother)).isEqualTo("L");
        assertThatThrownBy(() -> seals.sealTwice("ada", FIELD, "M")).isInstanceOf(PersonErasedException.class);
    }

    @Test
    @DisplayName("is an error when a single bit was changed")
    void tampered() {
        SealedText sealed = SealedText.parse(seals.seal("ada", "Ada"));
        for (int i = 0; i < sealed.box().length; i++) {
            byte[] box = sealed.box().clone();
            box[i] ^= 1;
            String changed = new SealedText("ada", box).toString();
            assertThatThrownBy(() -> seals.open(changed)).isInstanceOf(BrokenSealException.class);
        }
    }

    @Test
    @DisplayName("is an error under another person's name")
    void anotherSubject() {
        String sealed = seals.seal("ada", "Ada");
        seals.seal("ben", "Ben");

        assertThatThrownBy(() -> seals.open(sealed.replace(".ada.", ".ben."))).isInstanceOf(BrokenSealException.class);
    }

    @Test
    @DisplayName("can be opened elsewhere once its unit of work has committed, and not if that was rolled back")
    void afterCommit() {
        seals.seal("ada", "Ada");
        work.rollback();
        assertThat(cache.get("ada")).isNull();

        work = DefaultUnitOfWork.startAndGet(null);
        String sealed = seals.seal("ada", "Ada");
        assertThat(cache.get("ada")).isNull();
        work.commit();

        assertThat(seals.open(sealed)).isEqualTo("Ada");
    }

    @Test
    @DisplayName("brings its new key to the append, once, wrapped")
    void pending() {
        seals.seal("ada", "Ada");
        seals.seal("ada", "Boss");
        seals.seal("ben", "Ben");

        assertThat(keys.pending(work)).extracting(NewKey::subject).containsExactly("ada", "ben");
        assertThat(keys.pending(work)).isEmpty();
        assertThat(seals.open(seals.seal("ada", "still the same key"))).isEqualTo("still the same key");
        assertThat(keys.pending(work)).isEmpty();
    }

    @Test
    @DisplayName("brings its key to the outermost unit of work, which commits for all")
    void nested() {
        UnitOfWork<?> inner = DefaultUnitOfWork.startAndGet(null);
        seals.seal("ada", "Ada");
        inner.commit();

        assertThat(keys.pending(work)).hasSize(1);
        assertThat(cache.get("ada")).isNull();
        work.commit();
        assertThat(cache.get("ada")).isNotNull();
    }

    @Test
    @DisplayName("is not opened with a key that was read before it was destroyed")
    void staleRead() {
        long before = cache.evictions();
        PersonKey read = new PersonKey(AesGcm.newKey());
        cache.evict("ada");

        cache.put(Map.of("ada", read), before);

        assertThat(cache.get("ada")).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "with space", "quote\"", "ada@office.example"})
    @DisplayName("is about somebody whose name can stand beside it, and shows nothing itself")
    void badSubject(String subject) {
        assertThatThrownBy(() -> seals.seal(subject, "x")).isInstanceOf(IllegalArgumentException.class);
    }
}
