package io.sluice.notation;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ShellWordTest {

  @Test
  void whatNeedsNoQuotesHasNone() {
    assertThat(ShellWord.of(Path.of("checkpoints/quick-swiglu-seed-1")))
        .isEqualTo("checkpoints/quick-swiglu-seed-1");
    assertThat(ShellWord.of(Path.of("Läufe/1"))).isEqualTo("Läufe/1");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "my runs/first",
        "it's",
        "a'b c",
        "$HOME",
        "`id`",
        "a;b",
        "a&b",
        "(odd)",
        "*",
        "~/x",
        "#1",
        "\"quoted\"",
        "back\\slash",
        "new\nline",
        "tab\tand 'quote'",
        "!x",
        "a|b",
        "-x",
        "-x y",
        "zero\u200bwidth"
      })
  void theShellReadsThePathAgain(String path) throws Exception {
    ProcessBuilder bash =
        new ProcessBuilder("bash", "-c", "printf %s " + ShellWord.of(Path.of(path)));
    bash.environment().put("LC_ALL", "C.UTF-8");
    Process shell = bash.redirectErrorStream(true).start();
    String read = new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(Path.of(read).normalize()).isEqualTo(Path.of(path));
    assertThat(read).doesNotStartWith("-");
  }
}
