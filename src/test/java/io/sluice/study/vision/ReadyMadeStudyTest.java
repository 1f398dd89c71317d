package io.sluice.study.vision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.classifier.Net;
import io.sluice.classifier.SiteActivations;
import io.sluice.image.DataSet;
import io.sluice.run.Json;
import io.sluice.study.Crossing;
import io.sluice.study.vision.ReadyMadeStudy.Setting;
import io.sluice.suite.vision.VisionRecipe;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ReadyMadeStudyTest {

  @TempDir Path folder;

  private static ReadyMadeStudy named(String word) {
    return ReadyMadeStudy.all().stream()
        .filter(study -> study.word().equals(word))
        .findFirst()
        .orElseThrow();
  }

  /** All nets from their own first weights. */
  private static Setting setting(double scale, Optional<DataSet> data, int seeds) {
    return new Setting(scale, data, OptionalInt.of(seeds), Optional.empty(), Optional.empty());
  }

  @ParameterizedTest
  @MethodSource("io.sluice.study.vision.ReadyMadeStudy#all")
  void everyNetFitsItsImagesAndThoseThatAreAlwaysThere(ReadyMadeStudy suite) {
    DataSet there = suite.full().pretraining().isPresent() ? DataSet.COLOUR_SHAPES : DataSet.SHAPES;
    for (Optional<DataSet> data : List.of(Optional.<DataSet>empty(), Optional.of(there))) {
      VisionStudy study = suite.study(setting(1, data, 3));
      study.requireTrainable();
      for (Net net : study.allNets()) {
        for (Crossing.Combination<SiteActivations> arm : study.crossing().combinations()) {
          VisionRecipe recipe = study.recipe(net, arm, study.parts().get(0));
          assertThat(recipe.shape().parameters()).isPositive();
        }
      }
      assertThat(study.seeds()).containsExactly(1L, 2L, 3L);
    }
  }

  @ParameterizedTest
  @MethodSource("io.sluice.study.vision.ReadyMadeStudy#all")
  void aStudyReadsBackFromItsFile(ReadyMadeStudy suite) {
    Path file = folder.resolve("study.yaml");
    VisionStudy study = suite.study(setting(0.1, Optional.empty(), 2));
    Json.writeYaml(file, study);
    assertThat(VisionStudy.read(file)).isEqualTo(study);
  }

  @Test
  void aScaleTakesAShareOfImagesAndEpochsAndSaysSo() {
    VisionStudy study = named("cifar").study(setting(0.1, Optional.empty(), 3));
    assertThat(study.trainingImages()).hasValue(5000);
    assertThat(study.epochs()).hasValue(10);
    assertThat(named("cifar").leftOut(setting(0.1, Optional.empty(), 3)))
        .singleElement()
        .asString()
        .contains("5,000 of the 50,000 training images of cifar10 and 10 of 100 epochs");
    VisionStudy whole = named("cifar").study(setting(1, Optional.empty(), 3));
    assertThat(whole.trainingImages()).isEmpty();
    assertThat(named("cifar").leftOut(setting(1, Optional.empty(), 3))).isEmpty();
    VisionStudy least = named("mnist-depth").study(setting(1e-6, Optional.of(DataSet.SHAPES), 1));
    assertThat(least.trainingImages()).hasValue(128);
    assertThat(least.epochs()).hasValue(1);
    assertThatThrownBy(() -> setting(1.5, Optional.empty(), 3))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("scale 1.5: give a share above 0 and at most 1");
  }

  @Test
  void aTransferTakesGivenWeightsOrLearnsOtherImagesFirstAndSaysSo() {
    Setting own = setting(0.01, Optional.empty(), 1);
    VisionStudy first = named("transfer").study(own);
    assertThat(first.pretraining())
        .contains(new Pretraining(DataSet.COLOUR_LETTERS, OptionalInt.of(128), OptionalInt.of(1)));
    assertThat(named("transfer").leftOut(own))
        .hasSize(3)
        .anyMatch(
            sentence ->
                sentence.startsWith(
                    "no --weights: nets learn colour-letters first (128 images, 1 epoch)"))
        .anyMatch(sentence -> sentence.startsWith("folds: each is measured on after the last"));
    assertThat(named("mnist-depth").leftOut(setting(1, Optional.of(DataSet.SHAPES), 1)))
        .containsExactly("images: shapes in place of mnist", "seeds: 1 in place of 3");
    Setting given =
        new Setting(
            1,
            Optional.empty(),
            OptionalInt.of(1),
            Optional.of(Net.of("resnet18(stem=imagenet)")),
            Optional.of("given.safetensors"));
    VisionStudy study = named("transfer").study(given);
    assertThat(study.pretraining()).isEmpty();
    assertThat(study.weights()).contains("given.safetensors");
    assertThat(study.allNets()).containsExactly(Net.of("resnet18(stem=imagenet)"));
    assertThat(named("transfer").leftOut(given))
        .hasSize(2)
        .anyMatch(s -> s.startsWith("nets: resnet18(stem=imagenet) in place of [vgg11("));
    assertThatThrownBy(
            () ->
                new Setting(
                    1,
                    Optional.empty(),
                    OptionalInt.empty(),
                    Optional.empty(),
                    Optional.of("given.safetensors")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("say which with --net");
  }

  /** Help shows it before any plan is read. */
  @ParameterizedTest
  @MethodSource("io.sluice.study.vision.ReadyMadeStudy#all")
  void theQuestionIsThatOfTheFile(ReadyMadeStudy suite) {
    assertThat(suite.full().question()).contains(suite.question());
    suite.full().requireTrainable();
    assertThat(suite.text()).startsWith("# ");
  }

  @Test
  void theDepthSweepIsThePapers() {
    assertThat(named("mnist-depth").study(setting(1, Optional.empty(), 3)).allNets())
        .extracting(Net::notation)
        .hasSize(14)
        .startsWith("mlp(1)")
        .endsWith("mlp(75)");
  }
}
