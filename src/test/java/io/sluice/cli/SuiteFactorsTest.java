package io.sluice.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.experiment.RecordCsv;
import io.sluice.run.MlpRow;
import io.sluice.run.VisionRow;
import io.sluice.suite.mlp.MlpRecipes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Keys of recipes as factors of studies of images and tables, and how such studies grow. */
class SuiteFactorsTest {

  @TempDir Path home;

  private Typed typed(String line) {
    return Typed.in(home, line.split(" ", -1));
  }

  private String done(String line) {
    Typed typed = typed(line);
    assertThat(typed.exit()).as(typed.err()).isEqualTo(Exit.DONE);
    return typed.err();
  }

  @Test
  void aStudyOfClassifiersIsDescribedByOptionsAndGrows() throws IOException {
    done(
        "vision compare --nets mlp(1,width=8) --activations relu --factor training.peak=1e-3,2e-3"
            + " --set batch=50 --epochs 1 --training-images 100 --test-images 20 --seeds 1"
            + " --threads 3 --name rates");
    Path folder = home.resolve("eval/rates");
    assertThat(Files.readString(folder.resolve("study.yaml")))
        .contains("training.peak:\n    - \"0.001\"\n    - \"0.002\"\n", "batch:\n    - \"50\"\n");
    RecordCsv<VisionRow> csv = new RecordCsv<>(VisionRow.class);
    assertThat(csv.read(folder.resolve("results.csv")))
        .extracting(row -> row.activation() + " " + row.conditions().learningRate())
        .containsExactly("relu, peak=0.001 0.001", "relu, peak=0.002 0.002");
    assertThat(Files.readString(folder.resolve("report.md")))
        .contains(
            "recipe shapes-cnn with batch=50, 1 epoch in batches of 50, learning rate up to (a factor)",
            "## Factors\n");

    // With the threads that it began with, whatever this machine has.
    String more = "vision compare rates --nets mlp(2,width=8) --activations mish --seeds 2";
    assertThat(typed(more + " --dry-run").out())
        .contains("16: 2 done, 14 left")
        .containsPattern("memory +not measured for such runs\n");
    assertThat(done(more)).contains("run 1 of 16: ");
    assertThat(csv.read(folder.resolve("results.csv"))).hasSize(16);
    String report = Files.readString(folder.resolve("report.md"));
    assertThat(report).contains("| net", "factors.png", "| training.peak | 0.002           |");
    done("report rates");
    assertThat(Files.readString(folder.resolve("report.md"))).isEqualTo(report);

    assertThat(typed("vision compare rates --folds 3").err())
        .contains("holds another study than the one asked for, folds is missing there and 3 here");
    assertThat(typed("vision compare rates --folds 3 --dry-run").err())
        .contains("folds is missing there and 3 here");
    assertThat(typed("vision compare rates --set batch=20").err())
        .contains(
            "--set belongs to a study that is described by options: write factors: {batch: [20]} into",
            ", or into a copy in another folder once it has runs, or leave one of the two out");
    assertThat(typed("vision compare rates --epochs 3").err())
        .contains(": write its value as epochs: into ");
    assertThat(typed("vision compare --learning-rate 2e-3 --set training.epochs=9").err())
        .contains("--set training.epochs=9: that is no factor of a study: give --epochs");
  }

  @Test
  void aStudyOfSmallNetworksCrossesKeysAndBracesAndGrows() throws IOException {
    done(
        "mlp compare --data sine --hidden 2 --algorithms adact(pwl({hinges})),cg --factor hinges=2,3"
            + " --factor ridge=0,0.1 --set source=lab --folds 2 --iterations 2 --recipe "
            + cascade()
            + " --name ridges");
    Path folder = home.resolve("eval/ridges");
    RecordCsv<MlpRow> csv = new RecordCsv<>(MlpRow.class);
    assertThat(csv.read(folder.resolve("results.csv")))
        .allMatch(row -> row.conditions().source().equals("lab"))
        .allMatch(
            row -> row.method().endsWith(", ridge=" + (row.conditions().ridge() > 0 ? "0.1" : "0")))
        .extracting(MlpRow::method)
        .contains("adact(pwl(2)), ridge=0", "adact(pwl(3)), ridge=0.1", "cg(sigmoid), ridge=0");
    assertThat(Files.readString(folder.resolve("report.md")))
        .contains("ridge (a factor); first weights lab; bypass cascade")
        .containsPattern("\\| hinges +\\| 3 +\\| 2 of 2")
        .containsPattern("\\| ridge +\\| 0.1 +\\| 3 of 3");

    assertThat(typed("mlp compare ridges --hidden 3 --algorithms adam --dry-run").out())
        .contains(
            "3 units by adam(relu), ridge=0, seed 1, fold 1 of 2, 10 parameters, 500 patterns\n")
        .containsPattern("FLOPs +\\S+e\\+\\d+\n")
        .containsPattern("memory +about \\S+ MB of Java's heap a run, at most\n");

    String more = "mlp compare ridges --data mackey-glass --hidden 3 --seeds 2";
    assertThat(done(more)).contains("96 runs, 12 of them finished before");
    assertThat(typed("compare ridges --seeds 2 --dry-run").out()).contains("96: 96 done, 0 left");
    assertThat(typed("mlp compare ridges --folds 3").err())
        .contains("holds another study than the one asked for, folds is 2 there and 3 here");
    assertThat(typed("mlp compare ridges --ridge 1").err())
        .contains("--ridge belongs to a study that is described by options");
  }

  /** A recipe whose values hold where no option says otherwise. */
  private Path cascade() throws IOException {
    return Files.writeString(
        home.resolve("cascade.yaml"),
        MlpRecipes.RECIPES.text(MlpRecipes.USUAL).replace("bypass: full", "bypass: cascade"));
  }

  private static final String IMAGES =
      "vision compare --nets mlp(1,width=8) --activations relu --epochs 1 --seeds 1"
          + " --training-images 100 --test-images 20 --factor ";
  private static final String TEXT =
      "compare --text notes.txt --tokenizer characters --layers 1 --width 16 --heads 2 --batch 2"
          + " --feed-forward relu --marks 2 --seeds 1 --factor ";

  /** What only the data tells, and what a study of options or a file would be refused for. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        IMAGES + "batch=50,200|a batch of 200 cannot be drawn from the 100 images of shapes",
        TEXT
            + "training.schedule.warmup_steps=1,50|a warm-up of 50 steps does not end in a run of 2",
        TEXT + "model.context=8,100000|tokens and the recipe's context of 100,000 needs at least",
      })
  void whatTheDataDoesNotAllowIsRefusedBeforeTheFirstRunAndByADryRun(String mistake)
      throws IOException {
    String[] parts = mistake.replace("notes.txt", Typed.text(home).toString()).split("\\|", -1);
    for (String end : new String[] {" --dry-run", ""}) {
      Typed typed = typed(parts[0] + end);
      assertThat(typed.exit()).as(typed.out()).isEqualTo(Exit.WRONG_USE);
      assertThat(typed.err()).contains(parts[1]);
      assertThat(home.resolve("eval")).doesNotExist();
      try (Stream<Path> files = Files.walk(home)) {
        assertThat(files).noneMatch(file -> file.endsWith("config.json"));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "vision compare --factor batch=32,0|'factors': relu, batch=0 cannot be trained, take one of its values out: shapes-cnn with batch=0: batch is 0",
        "vision compare --set batch=0|shapes-cnn with batch=0: batch is 0",
        "vision compare --factor images.data=shapes,mnist|'factors.images.data': that is no factor of a study: give 'images'",
        "mlp compare --factor ridge=0,-1|'factors': adact(pwl(9)), ridge=-1 cannot be trained, take one of its values out: bumps-adact with ridge=-1: ridge -1.0: give ",
        "mlp compare --algorithms adact(pwl({hidden})) --factor hidden=5,9|'factors.hidden': a study has 'hidden' of its own beside 'algorithms': give what stands in braces another name",
        "vision compare --activations dyn({net}) --factor net=relu,mish|'factors.net': a study has 'net' of its own beside 'activations': give what",
        "mlp compare --folds 2 --early-stopping validation-fold|'folds' is 2: early stopping by a validation fold needs at least 3",
        "mlp compare --folds 2 --factor early_stopping=none,validation-fold|with the division fold(1, 2): it needs a fold of at least 3, such as --test 'fold(1, 10)', or so many --folds in a study",
        "mlp compare --factor hidden=3,4|'factors.hidden': that is no factor of a study: list them under 'hidden'",
        "mlp compare --ridge 1 --factor ridge=0,1|'factors.ridge' and 'ridge' set the same: leave one of them out",
        "compare --factor model.width=96,101|'factors': swiglu, width=101 cannot be trained, take one of its values out: quick with model.width=101: 'model': width 101 with 4 heads",
      })
  void anIllegalCombinationIsNamedBeforeAnythingBegins(String mistake) throws IOException {
    String[] parts = mistake.split("\\|", -1);
    Typed typed = typed(parts[0]);
    assertThat(typed.exit()).isEqualTo(Exit.WRONG_USE);
    assertThat(typed.err()).contains(parts[1]).hasLineCount(1);
    assertThat(home.resolve("eval")).doesNotExist();
    try (Stream<Path> files = Files.walk(home)) {
      assertThat(files).noneMatch(file -> file.endsWith("config.json"));
    }
  }
}
