package io.sluice.classifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.sluice.engine.NativeArrays;
import io.sluice.engine.ParameterGroup;
import io.sluice.engine.PrecisionChoice;
import io.sluice.engine.TensorEngine;
import io.sluice.engine.TestEngine;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds for every net. */
class ClassifierContractTest {

  private static final int IMAGES = 6;

  private static TensorEngine engine;
  private static TensorEngine coarse;

  @BeforeAll
  static void open() {
    engine = TestEngine.fp32();
    coarse = TestEngine.open(PrecisionChoice.BF16);
  }

  @AfterAll
  static void close() {
    engine.close();
    coarse.close();
  }

  /** Each net with an activation of another kind. */
  static Stream<Arguments> nets() {
    List<String> activations =
        List.of("relu", "dyn(relu)", "pwl(5)", "prelu", "rational", "mish", "dyn(gelu)");
    List<Arguments> all = new ArrayList<>();
    NetSamples.notations()
        .forEach(
            net -> all.add(Arguments.of(net, activations.get(all.size() % activations.size()))));
    return all.stream();
  }

  @ParameterizedTest
  @MethodSource("nets")
  void trainingReachesEverythingThatLearns(String net, String activation) {
    ClassifierShape shape = NetSamples.shape(net, activation);
    ImageBatch batch = ImageBatch.of(shape.image(), IMAGES, 7);
    Classifier model = Classifier.create(engine, shape, 1);
    assertThat(model.parameterGroups()).containsOnlyKeys(model.parameters().keySet());
    assertThat(ImageBatch.learned(model).values().stream().mapToLong(NDArray::size).sum())
        .isEqualTo(shape.parameters());
    assertThat((double) batch.loss(engine, model))
        .isCloseTo(Math.log(NetSamples.CLASSES), within(0.2));
    batch
        .gradients(engine, model)
        .forEach(
            (name, gradient) -> {
              double sum = 0;
              for (float value : gradient) {
                sum += Math.abs(value);
              }
              assertThat(sum).as(name).isFinite();
              // A norm takes what is equal in a channel away again.
              assertThat(sum > 0).as(name).isTrue();
            });
  }

  @ParameterizedTest
  @MethodSource("nets")
  void evaluationChangesNothingAndAgreesWithItself(String net, String activation) {
    ClassifierShape shape = NetSamples.shape(net, activation);
    ImageBatch batch = ImageBatch.of(shape.image(), IMAGES, 7);
    Classifier model = Classifier.create(engine, shape, 1);
    Map<String, float[]> before = ImageBatch.values(model);
    float[] score = batch.score(engine, model);
    try (NDManager scope = engine.manager().newSubManager()) {
      NDArray pixels = batch.pixels(scope);
      NDArray logits = model.logits(scope, pixels);
      assertThat(logits.getShape()).isEqualTo(new Shape(IMAGES, NetSamples.CLASSES));
      assertThat(score[1]).isEqualTo(hits(logits.toFloatArray(), batch.labels()));
      float probe = model.probeLoss(scope, pixels, batch.labels(scope)).getFloat();
      assertThat(probe * IMAGES).isCloseTo(score[0], within(1e-4f * score[0]));
      NDArray gradient = model.pixelGradient(scope, engine.autograd(), pixels, batch.labels(scope));
      assertThat(gradient.getShape()).isEqualTo(pixels.getShape());
      assertThat(gradient.abs().sum().getFloat()).isFinite().isPositive();
      model.runWithHook(scope, List.of(pixels), site -> {});
    }
    assertThat(batch.score(engine, model)).isEqualTo(score);
    assertSame(ImageBatch.values(model), before);
  }

  private static float hits(float[] logits, int[] labels) {
    int hits = 0;
    for (int image = 0; image < labels.length; image++) {
      int best = 0;
      for (int i = 1; i < NetSamples.CLASSES; i++) {
        best =
            logits[image * NetSamples.CLASSES + i] > logits[image * NetSamples.CLASSES + best]
                ? i
                : best;
      }
      hits += best == labels[image] ? 1 : 0;
    }
    return hits;
  }

  private static void assertSame(Map<String, float[]> values, Map<String, float[]> others) {
    assertThat(values).containsOnlyKeys(others.keySet());
    values.forEach((name, array) -> assertThat(array).as(name).isEqualTo(others.get(name)));
  }

  @ParameterizedTest
  @MethodSource("nets")
  void equalSeedsGiveEqualBits(String net, String activation) {
    ClassifierShape shape = NetSamples.shape(net, activation);
    ImageBatch batch = ImageBatch.of(shape.image(), IMAGES, 7);
    Classifier one = Classifier.create(engine, shape, 1);
    Classifier same = Classifier.create(engine, shape, 1);
    Classifier other = Classifier.create(engine, shape, 2);
    assertSame(ImageBatch.values(same), ImageBatch.values(one));
    engine.seedDropout(3);
    float loss = batch.loss(engine, one);
    engine.seedDropout(3);
    Map<String, float[]> gradients = batch.gradients(engine, one);
    engine.seedDropout(3);
    assertSame(batch.gradients(engine, same), gradients);
    engine.seedDropout(3);
    assertThat(batch.loss(engine, other)).isNotEqualTo(loss);
  }

  @ParameterizedTest
  @MethodSource("nets")
  void runningStatisticsMoveInTrainingOnly(String net, String activation) {
    ClassifierShape shape = NetSamples.shape(net, activation);
    ImageBatch batch = ImageBatch.of(shape.image(), IMAGES, 7);
    Classifier model = Classifier.create(engine, shape, 1);
    Map<String, float[]> before = ImageBatch.values(model);
    batch.loss(engine, model);
    ImageBatch.values(model)
        .forEach(
            (name, values) -> {
              boolean running = name.contains(".running_");
              assertThat(model.parameterGroups().get(name).equals(ParameterGroup.FIXED))
                  .as(name)
                  .isEqualTo(running || name.endsWith(".hinges"));
              if (running) {
                assertThat(values).as(name).isNotEqualTo(before.get(name));
              } else {
                assertThat(values).as(name).isEqualTo(before.get(name));
              }
            });
  }

  @ParameterizedTest
  @MethodSource("nets")
  void bfloat16StaysNear(String net, String activation) {
    ClassifierShape shape = NetSamples.shape(net, activation);
    ImageBatch batch = ImageBatch.of(shape.image(), IMAGES, 7);
    Classifier exact = Classifier.create(engine, shape, 1);
    Classifier model = Classifier.create(coarse, shape, 1);
    assertThat(batch.score(coarse, model)[0])
        .isCloseTo(batch.score(engine, exact)[0], within(0.05f * IMAGES))
        .isNotEqualTo(batch.score(engine, exact)[0]);
    coarse.seedDropout(3);
    batch
        .gradients(coarse, model)
        .forEach((name, gradient) -> assertThat(gradient).as(name).doesNotContain(Float.NaN));
  }

  @ParameterizedTest
  @MethodSource("nets")
  void aReplicaComputesTheSame(String net, String activation) {
    ClassifierShape shape = NetSamples.shape(net, activation);
    ImageBatch batch = ImageBatch.of(shape.image(), IMAGES, 7);
    Classifier model = Classifier.create(engine, shape, 1);
    boolean running =
        model.parameters().keySet().stream().anyMatch(name -> name.contains(".running_"));
    boolean dropout =
        shape.net().layers(NetSamples.CLASSES).stream().anyMatch(Layer.Dropout.class::isInstance);
    assertThat(model.isShareable()).isEqualTo(!running && !dropout);
    try (NDManager handles = engine.manager().newSubManager()) {
      Classifier replica = model.replica(handles);
      assertThat(batch.score(engine, replica)).isEqualTo(batch.score(engine, model));
      assertThat(replica.parameters().keySet())
          .containsExactlyElementsOf(model.parameters().keySet());
    }
  }

  /** Steps against the gradient, of even length, bring the loss down. */
  @ParameterizedTest
  @ValueSource(strings = {"mlp(75, width=16)", "vgg-2(filters=0.1)", "resnet18(filters=0.01)"})
  void descentLearns(String net) {
    ClassifierShape shape = NetSamples.shape(net, "dyn(relu, start=1:0.5)");
    ImageBatch batch = ImageBatch.of(shape.image(), IMAGES, 7);
    Classifier model = Classifier.create(engine, shape, 1);
    float before = batch.loss(engine, model);
    for (int step = 0; step < 12; step++) {
      Map<String, float[]> gradients = batch.gradients(engine, model);
      double square = 0;
      for (float[] gradient : gradients.values()) {
        for (float value : gradient) {
          square += value * value;
        }
      }
      double rate = 0.2 / Math.sqrt(square);
      gradients.forEach((name, gradient) -> move(model.parameters().get(name), gradient, rate));
    }
    assertThat(batch.loss(engine, model)).isLessThan(before - 0.3f);
  }

  private static void move(NDArray parameter, float[] gradient, double rate) {
    float[] values = parameter.toFloatArray();
    for (int i = 0; i < values.length; i++) {
      values[i] -= (float) (rate * gradient[i]);
    }
    NativeArrays.set(parameter, FloatBuffer.wrap(values));
  }
}
