package io.sluice.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Seeds that are added one at a time, by real runs of a tiny model. */
class SeedsUntilTest {
  private static final String TINY =
      "compare --corpus tiny --layers 1 --width 16 --heads 2 --context 8 --batch 2"
          + " --feed-forward swiglu,relu --marks 2 --name until";

  @TempDir Path home;

  @BeforeEach
  void makeHome() throws Exception {
    Typed.homeWithCorpus(home);
  }

  private Typed compare(String more) throws Exception {
    return Typed.in(home, (TINY + more).split(" "));
  }

  private String plan() throws Exception {
    return Files.readString(home.resolve("eval/until/study.yaml"));
  }

  private List<String> results() throws Exception {
    return Files.readAllLines(home.resolve("eval/until/results.csv")).stream()
        .map(line -> line.replaceAll("[0-9.]+E?-?[0-9]*,(?=[^,]*$)", ""))
        .toList();
  }

  @Test
  void seedsAreAddedUntilTheBudgetEnds() throws Exception {
    Typed typed = compare(" --half-width 1e-9 --most-seeds 5");
    assertThat(typed.exit()).as(typed.err()).isEqualTo(Exit.DONE);
    assertThat(typed.err())
        .contains(
            "seeds: from 3 on as many as make every interval at most 0.000000001 to either side")
        .containsPattern("(?s)another seed is added.*another seed is added");
    assertThat(typed.out().replaceAll("\\s+", " ")).contains("the budget of 5 ended it");
    assertThat(plan()).contains("- 5").contains("seeds_until").doesNotContain("- 6");
    assertThat(results()).hasSize(1 + 2 * 5);
    List<String> before = results();
    // As if the last seed had been interrupted: the file of the study knows how far it was.
    Files.delete(home.resolve("checkpoints/until/relu-seed-5/DONE"));
    Typed again = Typed.in(home, "compare", "until");
    assertThat(again.exit()).as(again.err()).isEqualTo(Exit.DONE);
    assertThat(results()).hasSameSizeAs(before);
    try (Stream<Path> runs = Files.list(home.resolve("checkpoints/until"))) {
      assertThat(runs.filter(Files::isDirectory)).hasSize(2 * 5);
    }
  }

  @Test
  void aWideIntervalIsEnoughAtOnce() throws Exception {
    Typed typed = compare(" --half-width 100 --most-seeds 20");
    assertThat(typed.exit()).as(typed.err()).isEqualTo(Exit.DONE);
    assertThat(typed.err()).doesNotContain("another seed");
    assertThat(typed.out().replaceAll("\\s+", " "))
        .contains("at most 100 nats to either side: 3 were enough.");
    assertThat(results()).hasSize(1 + 2 * 3);
  }

  @Test
  void theFileMayHoldTheRuleInPlaceOfSeeds() throws Exception {
    compare(" --half-width 100 --most-seeds 20 --dry-run");
    Files.createDirectories(home.resolve("eval/rule"));
    Path file = home.resolve("eval/rule/study.yaml");
    Files.writeString(
        file,
        """
        # Which one?
        recipe: quick
        corpus: tiny
        feed_forward: [swiglu, relu]
        factors: {model.layers: [1], model.width: [16], model.attention.heads: [2], model.context: [8], batch: [2]}
        seeds: {from: 3, to: 4, half_width: 1e-9}  # as many as it takes
        marks: [2]
        schedule: shared
        precision: fp32
        """);
    Typed typed = Typed.in(home, "compare", file.toString());
    assertThat(typed.exit()).as(typed.err()).isEqualTo(Exit.DONE);
    assertThat(typed.err()).contains("another seed is added");
    assertThat(Files.readString(file))
        .contains("# Which one?", "# as many as it takes", "seeds_until", "- 4");
  }

  @Test
  void halfARuleIsRefused() throws Exception {
    assertThat(compare(" --half-width 0.1").err())
        .contains("--most-seeds and --half-width belong together");
    assertThat(compare(" --half-width 0.1 --most-seeds 3 --seeds 4").err())
        .contains("not from 4 to 3 until 0.1");
    assertThat(home.resolve("eval/until")).doesNotExist();
  }
}
