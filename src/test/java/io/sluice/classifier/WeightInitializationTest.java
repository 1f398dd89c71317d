package io.sluice.classifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.sluice.activation.Activation;
import io.sluice.engine.TensorEngine;
import io.sluice.engine.TestEngine;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WeightInitializationTest {

  private static TensorEngine engine;

  @BeforeAll
  static void open() {
    engine = TestEngine.fp32();
  }

  @AfterAll
  static void close() {
    engine.close();
  }

  private static Map<String, float[]> values(
      String net, String activation, WeightInitialization initialization) {
    ClassifierShape shape =
        new ClassifierShape(
            Net.of(net),
            new FeatureMapShape(3, 8, 8),
            10,
            SiteActivations.everywhere(Activation.of(activation)),
            initialization);
    return ImageBatch.values(Classifier.create(engine, shape, 1));
  }

  private static double variance(float[] values) {
    double sum = 0;
    for (float value : values) {
      sum += value * value;
    }
    return sum / values.length;
  }

  /**
   * Of the second convolution, 32 to 32 filters, and of the hidden dense layer, 512 to 128 units.
   */
  @ParameterizedTest
  @CsvSource({
    "HE, relu, 2, 2",
    "HE, tanh, 2, 2",
    "GLOROT, relu, 1, 1.6",
    "VARIANCE_KEEPING, relu, 2, 2",
    "VARIANCE_KEEPING, mish, 2.210716, 2.210716",
    "VARIANCE_KEEPING, dyn(mish), 2.210716, 2.210716",
    "VARIANCE_KEEPING, 'dyn(relu, start=0.5:0.5)', 4, 4"
  })
  void variancesAreThoseOfTheRule(
      WeightInitialization rule, String activation, double convolution, double dense) {
    Map<String, float[]> values = values("vgg-1", activation, rule);
    assertThat(variance(values.get("features.3.weight")) * 32 * 9)
        .isCloseTo(convolution, within(0.04 * convolution));
    assertThat(variance(values.get("classifier.1.weight")) * 512)
        .isCloseTo(dense, within(0.02 * dense));
  }

  @Test
  void theRestStartsAsItIsSaid() {
    Map<String, float[]> values = values("vgg-1", "relu", WeightInitialization.VARIANCE_KEEPING);
    assertThat(Math.sqrt(variance(values.get("classifier.3.weight"))))
        .isCloseTo(0.01, within(0.0005));
    assertThat(variance(values.get("features.0.weight")) * 27).isCloseTo(1, within(0.15));
    for (String zero :
        new String[] {"classifier.1.bias", "features.1.bias", "features.1.running_mean"}) {
      assertThat(values.get(zero)).containsOnly(0);
    }
    for (String one : new String[] {"features.1.weight", "features.1.running_var"}) {
      assertThat(values.get(one)).containsOnly(1);
    }
  }

  /** Variants of a net start equal where they are equal. */
  @Test
  void activationsDoNotChangeTheDraws() {
    Map<String, float[]> relu = values("vgg-1", "relu", WeightInitialization.HE);
    Map<String, float[]> dyn = values("vgg-1", "dyn(mish)", WeightInitialization.HE);
    relu.forEach((name, array) -> assertThat(dyn.get(name)).as(name).isEqualTo(array));
  }

  /** The second moment of what comes into the last layer of 40, over that of the second. */
  @ParameterizedTest
  @CsvSource({
    "HE, relu, 0.1, 10",
    "GLOROT, relu, 0, 1e-9",
    "VARIANCE_KEEPING, 'dyn(relu, start=0.7:0.3)', 0.1, 10",
    "HE, 'dyn(relu, start=0.7:0.3)', 0, 1e-7"
  })
  void theVarianceOfADeepSignalIsKeptOrNot(
      WeightInitialization rule, String activation, double least, double most) {
    ClassifierShape shape =
        new ClassifierShape(
            Net.of("mlp(40)"),
            new FeatureMapShape(1, 16, 16),
            NetSamples.CLASSES,
            SiteActivations.everywhere(Activation.of(activation)),
            rule);
    Classifier model = Classifier.create(engine, shape, 1);
    ReferenceNet reference = new ReferenceNet(shape, NetSamples.doubles(model), Pass.EVALUATION);
    reference.logits(ImageBatch.of(shape.image(), 4, 7));
    double ratio =
        moment(reference.siteInputs().get("layers.39.activation"))
            / moment(reference.siteInputs().get("layers.1.activation"));
    assertThat(ratio).isBetween(least, most);
  }

  private static double moment(ReferenceBatch x) {
    double sum = 0;
    for (double[] image : x.values()) {
      for (double value : image) {
        sum += value * value;
      }
    }
    return sum;
  }
}
