package io.sluice.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.sluice.classifier.Net;
import io.sluice.experiment.StudyName;
import io.sluice.image.DataSet;
import io.sluice.study.vision.ReadyMadeStudy;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class VisionCommandsTest {

  private static final Optional<String> NO_WEIGHTS = Optional.empty();

  @TempDir Path home;

  private Typed train(String... more) {
    return Typed.in(
        home,
        Stream.concat(
                Stream.of("vision", "train", "--training-images", "200", "--test-images", "50"),
                Stream.of(more))
            .toArray(String[]::new));
  }

  @Test
  void aClassifierIsTrainedMeasuredAndAttacked() {
    Typed trained = train("--net", "mlp(2)", "--epochs", "4", "--activation", "dyn(mish)");
    assertThat(trained.exit()).isEqualTo(Exit.DONE);
    assertThat(trained.err())
        .contains("mlp(2) with dyn(mish), 118,286 parameters")
        .contains("4 epochs of 200 images of shapes; measured on 50")
        .contains("validation")
        .contains("accuracy");
    assertThat(trained.out()).contains("accuracy ").contains("of 50 test images");
    String run = "shapes-cnn-mlp-2-dyn-mish-seed-1";

    JsonNode measured = Typed.in(home, "vision", "evaluate", run, "--json").json();
    assertThat(measured.get("accuracy").asDouble()).isBetween(0.1, 1.0);
    assertThat(measured.get("images").asInt()).isEqualTo(50);

    JsonNode attacks =
        Typed.in(home, "vision", "fgsm", run, "--epsilon", "0,0.5", "--json").json().get(0);
    assertThat(attacks.get("activation").asText()).isEqualTo("dyn(mish)");
    assertThat(attacks.get("attacks").get(0).get("attacked")).isEqualTo(measured.get("accuracy"));
    assertThat(attacks.get("attacks").get(1).get("attacked").asDouble())
        .isLessThan(measured.get("accuracy").asDouble());
    assertThat(Typed.in(home, "vision", "fgsm", run).out().lines().toList())
        .hasSize(8)
        .anyMatch(line -> line.matches(run + " +0\\.080 +.* points +50"));

    Typed analysed = Typed.in(home, "activations", "analyse", run);
    assertThat(analysed.out())
        .contains("activation     dyn(mish)", "layer 0", "layer 1", "shapes.png", "paths.png");
    assertThat(Typed.in(home, "generate", run).err())
        .contains("is an image classifier, not a language model: use ./sluice vision resume");
    assertThat(Typed.in(home, "resume", run).err()).contains("nothing was left to do");
    assertThat(Typed.in(home, "resume", run, "--text", "a.txt").err())
        .contains("--text is no option for what " + run + " holds: see ./sluice vision resume");
    assertThat(Typed.in(home, "evaluate", run, "--json").json().get("accuracy"))
        .isEqualTo(measured.get("accuracy"));

    Typed again = Typed.in(home, "vision", "resume", run, "--json");
    assertThat(again.err()).contains("is finished: nothing was left to do");
    assertThat(again.json().get("accuracy")).isEqualTo(measured.get("accuracy"));
  }

  @Test
  void sitesOfOneNetHaveDifferentActivations() {
    Typed trained =
        train(
            "--net",
            "mlp(3, width=8)",
            "--epochs",
            "1",
            "--activation",
            "by-site(relu, last-2=dyn(mish))",
            "--out",
            home.resolve("checkpoints/ends").toString());
    assertThat(trained.exit()).as(trained.err()).isEqualTo(Exit.DONE);
    assertThat(trained.err()).contains("with by-site(relu, last-2=dyn(mish)), ");

    Typed learned = Typed.in(home, "activations", "analyse", "ends");
    assertThat(learned.out())
        .contains("activation     dyn(mish)", "elsewhere      relu", "layer 1", "layer 2")
        .doesNotContain("layer 0");
    Typed plain = Typed.in(home, "activations", "analyse", "ends", "--activation", "relu");
    assertThat(plain.out())
        .contains("activation     relu", "elsewhere      dyn(mish)", "layer 0")
        .doesNotContain("layer 1");
    assertThat(Typed.in(home, "activations", "analyse", "ends", "--activation", "gelu").err())
        .contains("has gelu nowhere: its activations are relu, dyn(mish)");
  }

  @Test
  void aClassifierStartsFromGivenWeights() {
    Path before = home.resolve("checkpoints/before");
    Typed scratch = train("--net", "mlp(1, width=8)", "--epochs", "1", "--out", before.toString());
    assertThat(scratch.err()).contains("parameters").doesNotContain("start anew");
    Path weights = before.resolve("model.safetensors");
    for (String given : new String[] {"before", weights.toString()}) {
      Typed trained =
          train(
              "--net",
              "mlp(1, width=8)",
              "--activation",
              "dyn(relu)",
              "--epochs",
              "1",
              "--weights",
              given,
              "--out",
              home.resolve("after-" + given.length()).toString());
      assertThat(trained.exit()).as(trained.err()).isEqualTo(Exit.DONE);
      assertThat(trained.err())
          .contains("from " + weights + "; 92 of the parameters start anew: head and activations");
    }
    Typed wider = train("--net", "mlp(1, width=9)", "--weights", "before");
    assertThat(wider.exit()).isNotEqualTo(Exit.DONE);
    assertThat(wider.err())
        .contains(weights + " has layers.0.weight in shape (8, 784) where mlp(1, width=9) has")
        .hasLineCount(1);
    assertThat(train("--weights", "nowhere").err())
        .contains("nowhere does not exist: give a safetensors file");
  }

  @Test
  void aTransferLearnsOtherImagesFirstAndSaysSo() {
    Typed moved =
        Typed.in(
            home,
            "vision",
            "transfer",
            "--scale",
            "0.0001",
            "--net",
            "mlp(2, width=4)",
            "--images",
            "colour-shapes",
            "--name",
            "moved");
    assertThat(moved.exit()).as(moved.err()).isEqualTo(Exit.DONE);
    assertThat(moved.err())
        .contains("no --weights: nets learn colour-letters first")
        .contains("nets: mlp(2, width=4) in place of ")
        .contains("128 of the 12,000 training images of colour-shapes and 1 of 5 epochs")
        .contains("images: colour-shapes in place of cifar10")
        .contains("  first it learns colour-letters: mlp(2, width=4) with relu, seed 1, 1 epoch")
        .contains("run 1 of 30: mlp(2, width=4) with relu, seed 1, fold 1 of 10, 1 epoch");
    assertThat(home.resolve("eval/moved/report.md"))
        .content()
        .contains("by-site(relu, last-2=dyn(relu))")
        .contains("as given, from colour-letters (128 images, 1 epoch)")
        .contains("128 training images cut into 10 folds");
    assertThat(Typed.in(home, "vision", "transfer", "--weights", "nowhere").err())
        .contains("weights fit one net: say which with --net");
    assertThat(
            Typed.in(
                    home,
                    "vision",
                    "transfer",
                    "--scale",
                    "0.0001",
                    "--images",
                    "colour-letters",
                    "--net",
                    "mlp(2, width=4)",
                    "--name",
                    "same")
                .err())
        .contains("'pretraining' is on colour-letters, which the study is about");
  }

  /** A clone has studies in eval, which a command as help has it must not run into. */
  @ParameterizedTest
  @MethodSource("io.sluice.study.vision.ReadyMadeStudy#all")
  void aReadyMadeStudyHasAFolderOfItsOwn(ReadyMadeStudy suite) {
    ReadyMadeStudyCommand command = new ReadyMadeStudyCommand(suite);
    Optional<DataSet> images = Optional.of(DataSet.SHAPES);
    Optional<Net> net = Optional.of(Net.of("mlp(3, width=64)"));
    int seeds = suite.full().seeds().size();
    List<String> names =
        Stream.of(
                new ReadyMadeStudy.Setting(
                    1, Optional.empty(), OptionalInt.empty(), Optional.empty(), NO_WEIGHTS),
                new ReadyMadeStudy.Setting(
                    0.1, Optional.empty(), OptionalInt.empty(), Optional.empty(), NO_WEIGHTS),
                new ReadyMadeStudy.Setting(
                    0.1, images, OptionalInt.empty(), Optional.empty(), NO_WEIGHTS),
                new ReadyMadeStudy.Setting(
                    0.1, images, OptionalInt.of(seeds + 1), Optional.empty(), NO_WEIGHTS),
                new ReadyMadeStudy.Setting(0.1, images, OptionalInt.of(seeds + 1), net, NO_WEIGHTS),
                new ReadyMadeStudy.Setting(
                    0.1, images, OptionalInt.of(seeds + 1), net, Optional.of("runs/first")))
            .map(command::studyName)
            .toList();
    assertThat(names).doesNotHaveDuplicates().contains("vision-" + suite.word() + "-scale-0.1");
    assertThat(names)
        .allSatisfy(
            name -> {
              assertThat(StudyName.checked(name)).isEqualTo(name);
              assertThat(Path.of("eval").resolve(name)).doesNotExist();
            });
  }

  @Test
  void aReadyMadeStudyRunsAtAScale() {
    Typed first =
        Typed.in(
            home,
            "vision",
            "hinges",
            "--scale",
            "0.0001",
            "--seeds",
            "1",
            "--images",
            "shapes",
            "--name",
            "tried");
    assertThat(first.exit()).as(first.err()).isEqualTo(Exit.DONE);
    assertThat(first.err())
        .contains("takes 128 of the 12,000 training images of shapes and 1 of 3 epochs")
        .contains("run 7 of 7: simple-cnn with pwl(33)");
    assertThat(first.out()).contains("simple-cnn", "pwl(17)", "one pair", "baseline");
    assertThat(home.resolve("eval/tried/report.md")).content().contains("| simple-cnn | pwl(33)");
    assertThat(home.resolve("eval/tried/study.yaml")).isNotEmptyFile();
    JsonNode again =
        Typed.in(
                home,
                "vision",
                "compare",
                home.resolve("eval/tried/study.yaml").toString(),
                "--json")
            .json();
    assertThat(again.at("/plan/planned_runs").asInt()).isEqualTo(7);
    assertThat(again.at("/cells/0/metric/column").asText()).isEqualTo("accuracy");
    assertThat(again.at("/cells/0/sample/mean").isNumber()).isTrue();
  }

  @Test
  void wrongUseGetsASentence() {
    assertThat(train("--net", "mpl(2)").err()).contains("unknown net 'mpl'").contains("mlp");
    assertThat(train("--activation", "mihs").err()).contains("unknown activation 'mihs'");
    assertThat(train("--images", "mnits").err()).contains("'mnits'").contains("mnist");
    assertThat(train("--net", "vgg11", "--epochs", "0").exit()).isEqualTo(Exit.WRONG_USE);
    Typed missing = train("--images", "cifar10", "--data", home.toString());
    assertThat(missing.exit()).isNotEqualTo(Exit.DONE);
    assertThat(missing.err()).contains("data_batch_1.bin");
    assertThat(Typed.in(home, "vision", "fgsm").err()).contains("no run is named");
    assertThat(Typed.in(home, "vision", "evaluate", "nowhere").exit()).isNotEqualTo(Exit.DONE);
  }
}
