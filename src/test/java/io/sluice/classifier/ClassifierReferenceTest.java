package io.sluice.classifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import io.sluice.engine.NativeArrays;
import io.sluice.engine.ParameterSource;
import io.sluice.engine.TensorEngine;
import io.sluice.engine.TestEngine;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Kernels against plain loops in double precision, and their gradients against differences. */
class ClassifierReferenceTest {

  private static final double STEP = 1e-5;

  private static TensorEngine engine;

  @BeforeAll
  static void open() {
    engine = TestEngine.fp32();
  }

  @AfterAll
  static void close() {
    engine.close();
  }

  /** Smooth ones, since differences are wrong at kinks; each granularity. */
  static Stream<Arguments> nets() {
    List<String> activations =
        List.of(
            "dyn(mish, start=0.9:0.2)",
            "dyn(silu, granularity=channel, start=0.9:0.2)",
            "dyn(gelu, granularity=model, start=0.8:0.3)");
    List<Arguments> all = new ArrayList<>();
    NetSamples.notations()
        .forEach(net -> all.add(Arguments.of(net, activations.get(all.size() % 3))));
    return all.stream();
  }

  @ParameterizedTest
  @MethodSource("nets")
  void valuesGradientsAndStatisticsAgree(String net, String activation) {
    agrees(NetSamples.shape(net, activation));
  }

  /** A net that nobody but this test knows: a record is all that a new one needs. */
  private record Funnel(int filters) implements Net {

    @Override
    public String notation() {
      return "funnel(" + filters + ")";
    }

    @Override
    public List<Layer> layers(int classes) {
      List<Layer> layers =
          new ArrayList<>(
              new LayerList("features").convolution(filters, Norm.BATCH).maxPooling().layers());
      layers.addAll(StandardNet.classifier(2 * filters, classes));
      return layers;
    }
  }

  @Test
  void anAddedNetNeedsItsRecordAlone() {
    agrees(
        new ClassifierShape(
            new Funnel(3),
            new FeatureMapShape(2, 6, 8),
            NetSamples.CLASSES,
            SiteActivations.of("dyn(mish, start=0.9:0.2)"),
            WeightInitialization.HE));
  }

  private static void agrees(ClassifierShape shape) {
    ImageBatch batch = ImageBatch.of(shape.image(), 3, 7);
    try (NDManager scope = engine.manager().newSubManager()) {
      Classifier model = Classifier.create(scope, engine.precision(), shape, stirred());
      Map<String, double[]> parameters = NetSamples.doubles(model);

      assertLogitsAgree(model, parameters, batch);
      double loss = new ReferenceNet(shape, parameters, Pass.EVALUATION).loss(batch);
      assertThat((double) batch.score(engine, model)[0] / batch.count())
          .isCloseTo(loss, within(1e-4 * (1 + loss)));
      assertPixelGradientsAgree(model, parameters, batch);
      // Dropout has no reference.
      if (shape.net().layers(2).stream().noneMatch(Layer.Dropout.class::isInstance)) {
        assertTrainingAgrees(model, parameters, batch);
      }
    }
  }

  /** Far from the first values, at which gradients are near zero and norms are trivial. */
  private static ParameterSource stirred() {
    ParameterSource first = ParameterSource.initialized(3);
    return (owner, name, definition) -> {
      NDArray array = first.array(owner, name, definition);
      SplittableRandom random = new SplittableRandom(name.hashCode());
      float[] values = array.toFloatArray();
      for (int i = 0; i < values.length; i++) {
        double stir = 0.6 + 0.8 * random.nextDouble();
        boolean vector = definition.shape().dimension() == 1 && !name.contains("activation");
        values[i] = (float) (vector ? values[i] * stir + (stir - 1) / 2 : values[i] * stir);
        if (definition.initialization().equals(WeightInitialization.HEAD)) {
          values[i] *= 60;
        }
      }
      NativeArrays.set(array, FloatBuffer.wrap(values));
      return array;
    };
  }

  private static void assertLogitsAgree(
      Classifier model, Map<String, double[]> parameters, ImageBatch batch) {
    double[][] expected =
        new ReferenceNet(model.shape(), parameters, Pass.EVALUATION).logits(batch);
    try (NDManager scope = engine.manager().newSubManager()) {
      float[] logits = model.logits(scope, batch.pixels(scope)).toFloatArray();
      for (int i = 0; i < logits.length; i++) {
        double value = expected[i / NetSamples.CLASSES][i % NetSamples.CLASSES];
        assertThat((double) logits[i]).isCloseTo(value, within(1e-4 * (1 + Math.abs(value))));
      }
    }
  }

  /** In rows, as attacks read it: maps inside the model lie otherwise in memory. */
  private static void assertPixelGradientsAgree(
      Classifier model, Map<String, double[]> parameters, ImageBatch batch) {
    ReferenceNet reference = new ReferenceNet(model.shape(), parameters, Pass.EVALUATION);
    try (NDManager scope = engine.manager().newSubManager()) {
      NDArray gradient =
          model.pixelGradient(scope, engine.autograd(), batch.pixels(scope), batch.labels(scope));
      FloatBuffer rows = NativeArrays.bytes(gradient).asFloatBuffer();
      SplittableRandom random = new SplittableRandom(6);
      for (int i = 0; i < 8; i++) {
        int at = random.nextInt(batch.pixels().length);
        float pixel = batch.pixels()[at];
        batch.pixels()[at] = pixel + 2e-4f;
        double width = batch.pixels()[at];
        double rise = reference.loss(batch);
        batch.pixels()[at] = pixel - 2e-4f;
        width -= batch.pixels()[at];
        rise -= reference.loss(batch);
        batch.pixels()[at] = pixel;
        double difference = batch.count() * rise / width;
        assertThat((double) rows.get(at))
            .as("pixel " + at)
            .isCloseTo(difference, within(2e-4 + 5e-3 * Math.abs(difference)));
      }
    }
  }

  private static void assertTrainingAgrees(
      Classifier model, Map<String, double[]> parameters, ImageBatch batch) {
    ReferenceNet reference = new ReferenceNet(model.shape(), parameters, Pass.TRAINING);
    double loss = reference.loss(batch);
    Map<String, float[]> gradients = batch.gradients(engine, model);
    reference
        .moved()
        .forEach(
            (name, values) ->
                assertThat(model.parameters().get(name).toFloatArray())
                    .as(name)
                    .usingComparatorWithPrecision(1e-4f)
                    .containsExactly(floats(values)));
    SplittableRandom random = new SplittableRandom(5);
    ToDoubleFunction<Map<String, double[]>> lossAt =
        changed -> new ReferenceNet(model.shape(), changed, Pass.TRAINING).loss(batch);
    assertThat(lossAt.applyAsDouble(parameters)).isEqualTo(loss);
    int[] telling = new int[1];
    gradients.forEach(
        (name, gradient) -> {
          int at = random.nextInt(gradient.length);
          double difference = difference(lossAt, parameters, name, at);
          assertThat((double) gradient[at])
              .as(name + " " + at)
              .isCloseTo(difference, within(2e-4 + 5e-3 * Math.abs(difference)));
          telling[0] += Math.abs(difference) > 2e-3 ? 1 : 0;
        });
    assertThat(telling[0]).isGreaterThan(gradients.size() / 3);
  }

  private static double difference(
      ToDoubleFunction<Map<String, double[]>> loss,
      Map<String, double[]> parameters,
      String name,
      int at) {
    double value = parameters.get(name)[at];
    parameters.get(name)[at] = value + STEP;
    double above = loss.applyAsDouble(parameters);
    parameters.get(name)[at] = value - STEP;
    double below = loss.applyAsDouble(parameters);
    parameters.get(name)[at] = value;
    return (above - below) / (2 * STEP);
  }

  private static float[] floats(double[] values) {
    float[] narrow = new float[values.length];
    for (int i = 0; i < values.length; i++) {
      narrow[i] = (float) values[i];
    }
    return narrow;
  }
}
