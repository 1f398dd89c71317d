package io.sluice.study.vision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.classifier.Net;
import io.sluice.classifier.SiteActivations;
import io.sluice.image.DataSet;
import io.sluice.run.Json;
import io.sluice.suite.vision.VisionRecipe;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class VisionSuiteTest {

  @TempDir Path folder;

  @ParameterizedTest
  @EnumSource(VisionSuite.class)
  void everyNetFitsItsImagesAndThoseThatAreAlwaysThere(VisionSuite suite) {
    for (Optional<DataSet> data : List.of(Optional.<DataSet>empty(), Optional.of(DataSet.SHAPES))) {
      VisionStudy study = suite.study(1, data, 3);
      for (Net net : study.allNets()) {
        for (SiteActivations activation : study.activations()) {
          VisionRecipe recipe = study.recipe(net, activation, study.parts().get(0));
          assertThat(recipe.shape().parameters()).isPositive();
        }
      }
      assertThat(study.seeds()).containsExactly(1L, 2L, 3L);
    }
  }

  @ParameterizedTest
  @EnumSource(VisionSuite.class)
  void aStudyReadsBackFromItsFile(VisionSuite suite) {
    Path file = folder.resolve("study.yaml");
    VisionStudy study = suite.study(0.1, Optional.empty(), 2);
    Json.writeYaml(file, study);
    assertThat(VisionStudy.read(file)).isEqualTo(study);
  }

  @Test
  void aScaleTakesAShareOfImagesAndEpochsAndSaysSo() {
    VisionStudy study = VisionSuite.CIFAR.study(0.1, Optional.empty(), 3);
    assertThat(study.trainingImages()).hasValue(5000);
    assertThat(study.epochs()).hasValue(10);
    assertThat(VisionSuite.CIFAR.leftOut(0.1, Optional.empty()))
        .hasValueSatisfying(
            sentence ->
                assertThat(sentence)
                    .contains("5,000 of 50,000 training images and 10 of 100 epochs"));
    VisionStudy whole = VisionSuite.CIFAR.study(1, Optional.empty(), 3);
    assertThat(whole.trainingImages()).isEmpty();
    assertThat(VisionSuite.CIFAR.leftOut(1, Optional.empty())).isEmpty();
    VisionStudy least = VisionSuite.MNIST_DEPTH.study(1e-6, Optional.of(DataSet.SHAPES), 1);
    assertThat(least.trainingImages()).hasValue(128);
    assertThat(least.epochs()).hasValue(1);
    assertThatThrownBy(() -> VisionSuite.CIFAR.study(1.5, Optional.empty(), 3))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("scale 1.5: give a share above 0 and at most 1");
  }

  @Test
  void theDepthSweepIsThePapers() {
    assertThat(VisionSuite.MNIST_DEPTH.study(1, Optional.empty(), 3).allNets())
        .extracting(Net::notation)
        .hasSize(14)
        .startsWith("mlp(1)")
        .endsWith("mlp(75)");
  }
}
