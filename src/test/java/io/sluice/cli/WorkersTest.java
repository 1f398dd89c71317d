package io.sluice.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.experiment.RecordCsv;
import io.sluice.run.AttackRow;
import io.sluice.run.MlpRow;
import io.sluice.run.ResultRow;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Studies whose runs are processes of their own. */
class WorkersTest {

  @TempDir Path home;
  private Path text;

  @BeforeEach
  void writeText() {
    text = Typed.text(home);
  }

  private Typed compare(String name, String... more) {
    List<String> words =
        new ArrayList<>(
            List.of(
                "compare",
                "--text",
                text.toString(),
                "--feed-forward",
                "relu,swiglu",
                "--seeds",
                "1",
                "--marks",
                "2,3",
                "--threads",
                "1",
                "--name",
                name));
    words.addAll(List.of(more));
    return Typed.in(home, words.toArray(String[]::new));
  }

  private List<String> losses(String name) {
    return new RecordCsv<>(ResultRow.class)
        .read(home.resolve("eval").resolve(name).resolve("results.csv")).stream()
            .map(row -> row.variant() + row.mark() + row.score().orElseThrow().lossNats())
            .toList();
  }

  @Test
  void theNumbersAreThoseOfOneProcess() {
    Typed alone = compare("alone");
    assertThat(alone.exit()).as(alone.err()).isEqualTo(Exit.DONE);
    Typed workers = compare("workers", "--workers", "2");
    assertThat(workers.exit()).as(workers.err()).isEqualTo(Exit.DONE);
    assertThat(workers.err())
        .contains("2 runs, 0 of them finished before, 2 side by side")
        .contains("run 2 of 2: ", ", loss ");
    assertThat(losses("workers")).hasSize(4).isEqualTo(losses("alone"));
    for (String run : List.of("relu-seed-1", "swiglu-seed-1")) {
      assertThat(home.resolve("checkpoints/workers").resolve(run).resolve("DONE")).exists();
    }
    assertThat(compare("workers").err()).contains("run 2 of 2: swiglu, seed 1, 3 steps, finished");
  }

  @Test
  void aRunThatFailsIsSaidAndLosesNoOther() throws Exception {
    Path inTheWay = home.resolve("checkpoints/hurt/relu-seed-1");
    Files.createDirectories(inTheWay.getParent());
    Files.writeString(inTheWay, "no folder");
    Typed hurt = compare("hurt", "--workers", "2");
    assertThat(hurt.exit()).as(hurt.err()).isEqualTo(Exit.FAILED);
    assertThat(hurt.err())
        .contains("relu, seed 1, 3 steps failed: ", "relu-seed-1")
        .contains("failed: relu, seed 1, 3 steps: ")
        .contains("1 of 2 runs failed, 1 are finished; the same command tries them again");
    assertThat(home.resolve("checkpoints/hurt/swiglu-seed-1/DONE")).exists();
    Files.delete(inTheWay);
    Typed again = compare("hurt", "--workers", "2");
    assertThat(again.exit()).as(again.err()).isEqualTo(Exit.DONE);
    assertThat(losses("hurt")).hasSize(4);
  }

  /**
   * What several runs start from is trained once; what is done with a trained run, in its worker.
   */
  @Test
  void netsThatStartFromOneAndAreAttackedHaveWorkersToo() throws Exception {
    String plan =
        """
        recipe: mnist-mlp
        images: colour-shapes
        training_images: 200
        test_images: 40
        nets: ["mlp(1, width=8)"]
        activations: [relu, dyn(mish)]
        pretraining: {images: colour-letters, training_images: 200}
        attacks: [0.5]
        epochs: 1
        seeds: [5]
        precision: fp32
        """;
    for (String name : List.of("alone", "workers")) {
      Path file = home.resolve("eval").resolve(name).resolve("study.yaml");
      Files.createDirectories(file.getParent());
      Files.writeString(file, plan);
    }
    Typed alone = Typed.in(home, "compare", "alone", "--threads", "1");
    assertThat(alone.exit()).as(alone.err()).isEqualTo(Exit.DONE);
    Typed workers = Typed.in(home, "compare", "workers", "--threads", "1", "--workers", "2");
    assertThat(workers.exit()).as(workers.err()).isEqualTo(Exit.DONE);
    assertThat(workers.err()).containsOnlyOnce("first it learns colour-letters");
    assertThat(attacked("workers")).hasSize(2).isEqualTo(attacked("alone"));
  }

  private List<Double> attacked(String name) {
    return new RecordCsv<>(AttackRow.class)
        .read(home.resolve("eval").resolve(name).resolve("attacks.csv")).stream()
            .map(AttackRow::attacked)
            .toList();
  }

  @Test
  void smallNetworksHaveWorkersToo() {
    String[] study = {
      "mlp",
      "compare",
      "--data",
      "sine",
      "--algorithms",
      "adact,cg",
      "--folds",
      "2",
      "--iterations",
      "2",
      "--name",
      "small",
      "--workers",
      "2"
    };
    Typed typed = Typed.in(home, study);
    assertThat(typed.exit()).as(typed.err()).isEqualTo(Exit.DONE);
    assertThat(
            new RecordCsv<>(MlpRow.class)
                .read(home.resolve("eval/small/results.csv")).stream()
                    .filter(row -> row.iteration() == 2))
        .hasSize(4);
  }
}
