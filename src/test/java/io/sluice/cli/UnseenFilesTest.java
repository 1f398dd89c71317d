package io.sluice.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Of what the system does not let be seen no command says that it is not there. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "has no such links")
class UnseenFilesTest {

  @TempDir Path folder;

  @Test
  void linksInACircleAreSaidToBeThat() throws IOException {
    String link = circle("link");
    String table = circle("table.csv");
    String tokenizer = circle("tokenizer.json");
    String text = Typed.text(folder).toString();
    for (List<String> words :
        List.of(
            List.of("evaluate", link),
            List.of("resume", link),
            List.of("vision", "evaluate", link),
            List.of("mlp", "evaluate", link),
            List.of("activations", "analyse", link),
            List.of("train", "--text", link, "--out", folder.resolve("run").toString()),
            List.of("mlp", "train", "--data", table, "--out", folder.resolve("run").toString()),
            List.of("corpus", "prepare", "--text", text, "--tokenizer", tokenizer),
            List.of("vision", "train", "--weights", link, "--out", folder.resolve("v").toString()),
            List.of("compare", link))) {
      Typed typed = Typed.in(folder, words.toArray(String[]::new));
      assertThat(typed.exit()).as(typed.err()).isEqualTo(Exit.FAILED);
      assertThat(typed.err())
          .contains("symbolic links")
          .doesNotContain("does not exist")
          .doesNotContain("there is no");
    }
  }

  @Test
  void aLinkThatLeadsNowhereIsInTheWayOfARun() throws IOException {
    Path link = folder.resolve("link");
    Files.createSymbolicLink(link, folder.resolve("nowhere"));
    Typed typed =
        Typed.in(
            folder, "train", "--text", Typed.text(folder).toString(), "--out", link.toString());
    assertThat(typed.exit()).isEqualTo(Exit.FAILED);
    assertThat(typed.err()).contains("a link that leads nowhere").doesNotContain("Exception");
  }

  @Test
  void anEmptyNameIsNoRun() {
    Typed typed = Typed.in(folder, "evaluate", "");
    assertThat(typed.exit()).isEqualTo(Exit.WRONG_USE);
    assertThat(typed.err()).startsWith("sluice: RUN is empty: the folder of a run");
  }

  private String circle(String name) throws IOException {
    Path link = folder.resolve(name);
    Path other = folder.resolve("other-" + name);
    Files.createSymbolicLink(link, other);
    Files.createSymbolicLink(other, link);
    return link.toString();
  }
}
