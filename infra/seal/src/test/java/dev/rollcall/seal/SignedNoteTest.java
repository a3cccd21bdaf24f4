package dev.rollcall.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("R93 signed notes (C2SP)")
class SignedNoteTest {

    private static final String SEED = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8";

    private final SigningKey key = SigningKey.of("rollcall.example/log", SEED);

    @Test
    @DisplayName("the specification's example verifies")
    void example() {
        PublicKey foo = PublicKey.parse("example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k");
        SignedNote note = new SignedNote("""
                This is an example message.

                — example.com/foo Uw2QOkn8srV1yJGh2VYRlL1Tnagv1YEq6TfXppzi2ONncAlTgK7Ztg1ERYNZXsYjOBH3mFXmRKuwHjG1Yu72IneyaQM=
                """);

        assertThat(note.textSignedBy(foo)).isEqualTo("This is an example message.\n");
        assertThat(foo).hasToString("example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k");
    }

    @Test
    @DisplayName("a text that was changed, another key and another name are found out")
    void refuses() {
        SignedNote note = key.sign(new Checkpoint("rollcall.example/log", 7, Hash.empty()).text());
        PublicKey known = PublicKey.parse(key.publicKey().toString());

        assertThat(Checkpoint.parse(note.textSignedBy(known)))
                .isEqualTo(new Checkpoint("rollcall.example/log", 7, Hash.empty()));
        assertThatThrownBy(() -> new SignedNote(note.note().replace("\n7\n", "\n8\n")).textSignedBy(known))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> note.textSignedBy(SigningKey.of("rollcall.example/log", SEED.replace('A', 'B'))
                        .publicKey()))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> note.textSignedBy(SigningKey.of("other", SEED).publicKey()))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new SignedNote("nothing").textSignedBy(known))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    @DisplayName("a checkpoint is origin, size and root, a line each, and nothing that only looks like one")
    void checkpoints() {
        String text = "example.com/behind-the-sofa\n20852163\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n";

        assertThat(Checkpoint.parse(text).text()).isEqualTo(text);
        assertThatThrownBy(() -> Checkpoint.parse("a\n01\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Checkpoint.parse("a\n1\n")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> SigningKey.of("name", "short")).hasMessageNotContaining("short");
    }
}
