package io.sluice.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.documentation.Page;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A corpus is added to a copy of those that ship, by what the page says and by nothing else. */
class AddedCorpusTest {

  private static final Path SHIPPED = Path.of("corpora");

  @TempDir Path home;

  @BeforeEach
  void add() throws IOException {
    try (Stream<Path> files = Files.walk(SHIPPED)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Typed.write(home.resolve(file), Files.readString(file));
      }
    }
    String settings = Page.named("adding").blocks("yaml").get(0).text();
    assertThat(settings).startsWith("# corpora/pride/corpus.yaml\n").contains("pride.txt");
    Typed.write(home.resolve("corpora/pride/corpus.yaml"), settings);
    Typed.write(
        home.resolve("corpora/pride/pride.txt"),
        "It is a truth universally acknowledged, that a test wants a text.\n".repeat(40));
  }

  private Typed typed(String line) {
    Typed typed = Typed.in(home, line.split(" "));
    assertThat(typed.exit()).as(typed.err()).isEqualTo(Exit.DONE);
    return typed;
  }

  @Test
  void everyCommandKnowsIt() {
    assertThat(typed("corpus list").out()).contains("pride", "a novel of 1813", "fables");
    assertThat(typed("corpus info pride").out()).contains("Pride and Prejudice, a novel of 1813");
    assertThat(Typed.in(home, "corpus", "info", "prid").err()).contains("did you mean pride?");
    String small = " --layers 1 --width 16 --heads 2 --context 8 --batch 2 --corpus pride";
    typed("train --steps 2 --out " + home.resolve("run") + small);
    assertThat(typed("evaluate " + home.resolve("run")).out()).contains("validation");
    typed("compare --feed-forward swiglu,relu --seeds 1 --marks 1 --name pride" + small);
    assertThat(home.resolve("eval/pride/report.md")).content().contains("pride as characters");
  }
}
