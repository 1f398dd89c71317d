package io.sluice.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.sluice.engine.NativeArrays;
import io.sluice.engine.ParameterGroup;
import io.sluice.engine.TensorEngine;
import io.sluice.engine.TestEngine;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AdamWTest {

  private static final AdamWSettings SETTINGS = new AdamWSettings(0.9, 0.99, 1e-8, 0.1, 1);

  /** Matrices and others in mixed order: a gradient must find its own parameter. */
  private static final Map<String, Shape> SHAPES = new LinkedHashMap<>();

  static {
    SHAPES.put("scale", new Shape());
    SHAPES.put("table", new Shape(7, 3));
    SHAPES.put("bias", new Shape(4));
    SHAPES.put("matrix", new Shape(2, 5));
    SHAPES.put("kernel", new Shape(2, 3, 2));
  }

  private TensorEngine engine;
  private NDManager scope;

  @BeforeEach
  void open() {
    engine = TestEngine.fp32();
    scope = engine.manager().newSubManager();
  }

  @AfterEach
  void close() {
    engine.close();
  }

  private AdamW adamW(AdamWSettings settings, Map<String, NDArray> parameters) {
    Map<String, ParameterGroup> rules = new LinkedHashMap<>();
    parameters.forEach(
        (name, array) ->
            rules.put(
                name,
                array.getShape().dimension() >= 2
                    ? ParameterGroup.DECAYING
                    : ParameterGroup.PLAIN));
    return new AdamW(scope, settings, parameters, rules);
  }

  private static float[] draw(SplittableRandom random, Shape shape, double size) {
    float[] values = new float[(int) shape.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) random.nextDouble(-size, size);
    }
    return values;
  }

  private Map<String, NDArray> parameters(Map<String, Shape> shapes, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    Map<String, NDArray> parameters = new LinkedHashMap<>();
    shapes.forEach(
        (name, shape) -> {
          NDArray array = NativeArrays.of(scope, draw(random, shape, 1), shape);
          array.setRequiresGradient(true);
          parameters.put(name, array);
        });
    return parameters;
  }

  private List<NDArray> gradients(List<float[]> values, Map<String, NDArray> parameters) {
    List<NDArray> gradients = new ArrayList<>();
    int i = 0;
    for (NDArray parameter : parameters.values()) {
      gradients.add(NativeArrays.of(scope, values.get(i++), parameter.getShape()));
    }
    return gradients;
  }

  private static double norm(List<float[]> gradients) {
    double squares = 0;
    for (float[] gradient : gradients) {
      for (float value : gradient) {
        squares += (double) value * value;
      }
    }
    return Math.sqrt(squares);
  }

  @Test
  void followsTheReferenceOverManySteps() {
    Map<String, NDArray> parameters = parameters(SHAPES, 1);
    AdamW optimizer = adamW(SETTINGS, parameters);
    List<AdamWReference> references =
        parameters.values().stream()
            .map(
                array ->
                    new AdamWReference(
                        SETTINGS,
                        array.getShape().dimension() >= 2 ? SETTINGS.weightDecay() : 0,
                        array.toFloatArray()))
            .toList();
    SplittableRandom random = new SplittableRandom(2);
    int clipped = 0;
    for (int step = 1; step <= 300; step++) {
      double size = random.nextBoolean() ? 0.05 : 2;
      List<float[]> drawn = SHAPES.values().stream().map(s -> draw(random, s, size)).toList();
      double rate = 0.02 * random.nextDouble();
      double norm = norm(drawn);
      clipped += norm > SETTINGS.clip() ? 1 : 0;

      double returned = optimizer.step(scope, gradients(drawn, parameters), rate, step);

      assertThat(returned).isCloseTo(norm, within(1e-6 * norm));
      for (int p = 0; p < drawn.size(); p++) {
        double[] gradient = new double[drawn.get(p).length];
        for (int i = 0; i < gradient.length; i++) {
          gradient[i] = drawn.get(p)[i] * Math.min(1, SETTINGS.clip() / norm);
        }
        references.get(p).step(gradient, rate, step);
      }
    }
    assertThat(clipped).isBetween(100, 200);
    int p = 0;
    for (Map.Entry<String, NDArray> parameter : parameters.entrySet()) {
      double[] expected = references.get(p++).values();
      float[] actual = parameter.getValue().toFloatArray();
      for (int i = 0; i < expected.length; i++) {
        assertThat((double) actual[i])
            .as("%s[%d]", parameter.getKey(), i)
            .isCloseTo(expected[i], within(5e-6));
      }
    }
  }

  @Test
  void onlyMatricesDecay() {
    Map<String, NDArray> parameters = parameters(SHAPES, 3);
    Map<String, float[]> before = new LinkedHashMap<>();
    parameters.forEach((name, array) -> before.put(name, array.toFloatArray()));
    AdamW optimizer = adamW(SETTINGS, parameters);
    List<float[]> nothing =
        SHAPES.values().stream().map(shape -> new float[(int) shape.size()]).toList();

    assertThat(optimizer.step(scope, gradients(nothing, parameters), 0.5, 1)).isZero();

    parameters.forEach(
        (name, array) -> {
          float[] values = array.toFloatArray();
          double factor = array.getShape().dimension() >= 2 ? 1 - 0.5 * 0.1 : 1;
          for (int i = 0; i < values.length; i++) {
            double start = before.get(name)[i];
            // The rate's product, the factor, its product: each may be rounded.
            double rounding = factor == 1 ? 0 : 4 * 0x1p-24 * Math.abs(start);
            assertThat((double) values[i]).as(name).isCloseTo(factor * start, within(rounding));
          }
        });
  }

  @ParameterizedTest
  @CsvSource({"0.25", "0.999", "1.001", "40"})
  void clipsExactlyWhatIsLongerThanTheLimit(double norm) {
    Map<String, Shape> shapes = Map.of("bias", new Shape(2));
    Map<String, NDArray> parameters = parameters(shapes, 4);
    AdamW optimizer = adamW(SETTINGS, parameters);
    float[] gradient = {(float) (0.6 * norm), (float) (-0.8 * norm)};

    double returned = optimizer.step(scope, gradients(List.of(gradient), parameters), 1e-3, 1);

    assertThat(returned).isCloseTo(norm, within(1e-6 * norm));
    double kept = Math.min(norm, 1);
    float[] first = optimizer.state().get("first_moment.bias").toFloatArray();
    float[] second = optimizer.state().get("second_moment.bias").toFloatArray();
    assertThat((double) first[0]).isCloseTo(0.1 * 0.6 * kept, within(1e-7));
    assertThat((double) first[1]).isCloseTo(0.1 * -0.8 * kept, within(1e-7));
    assertThat((double) second[1]).isCloseTo(0.01 * 0.64 * kept * kept, within(1e-8));
  }

  @Test
  void aShortGradientIsNotTouchedByClipping() {
    List<float[]> gradient =
        SHAPES.values().stream().map(s -> draw(new SplittableRandom(5), s, 0.1)).toList();
    assertThat(norm(gradient)).isLessThan(1);
    AdamWSettings unclipped = new AdamWSettings(0.9, 0.99, 1e-8, 0.1, 1e9);
    List<Map<String, NDArray>> both = List.of(parameters(SHAPES, 6), parameters(SHAPES, 6));
    adamW(SETTINGS, both.get(0)).step(scope, gradients(gradient, both.get(0)), 1e-3, 1);
    adamW(unclipped, both.get(1)).step(scope, gradients(gradient, both.get(1)), 1e-3, 1);
    both.get(0)
        .forEach(
            (name, array) ->
                assertThat(array.toFloatArray()).isEqualTo(both.get(1).get(name).toFloatArray()));
  }

  @Test
  void oneKindOfParameterAloneWillDo() {
    for (Shape only : List.of(new Shape(3), new Shape(3, 2))) {
      Map<String, NDArray> parameters = parameters(Map.of("only", only), 7);
      AdamW optimizer = adamW(SETTINGS, parameters);
      float[] before = parameters.get("only").toFloatArray();
      float[] gradient = draw(new SplittableRandom(8), only, 1);
      optimizer.step(scope, gradients(List.of(gradient), parameters), 1e-2, 1);
      assertThat(parameters.get("only").toFloatArray()).isNotEqualTo(before);
    }
  }

  @Test
  void theStateHasTwoMomentsAParameter() {
    AdamW optimizer = adamW(SETTINGS, parameters(SHAPES, 9));
    assertThat(optimizer.state()).hasSize(2 * SHAPES.size());
    SHAPES.forEach(
        (name, shape) -> {
          assertThat(optimizer.state().get("first_moment." + name).getShape()).isEqualTo(shape);
          assertThat(optimizer.state().get("second_moment." + name).getShape()).isEqualTo(shape);
        });
  }

  @ParameterizedTest
  @CsvSource({
    "1, 0.9, 1e-8, 0, 1", "-0.1, 0.9, 1e-8, 0, 1", "0.9, NaN, 1e-8, 0, 1", "0.9, 0.9, 0, 0, 1",
    "0.9, 0.9, 1e-8, -1, 1", "0.9, 0.9, 1e-8, 0, 0", "0.9, 0.9, 1e-8, NaN, 1",
        "0.9, 0.9, 1e-8, 0, NaN"
  })
  void settingsOutOfRangeAreRefused(
      double beta1, double beta2, double epsilon, double weightDecay, double clip) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new AdamWSettings(beta1, beta2, epsilon, weightDecay, clip))
        .withMessageContaining("give ");
  }

  /**
   * A frozen parameter stays, is no part of the norm, and then learns as if from the first step.
   */
  @Test
  void aFrozenParameterBeginsLater() {
    Map<String, Shape> one = Map.of("scale", new Shape(3));
    Map<String, NDArray> late = parameters(SHAPES, 5);
    late.putAll(parameters(one, 6));
    Map<String, ParameterGroup> rules = new LinkedHashMap<>();
    late.keySet().forEach(name -> rules.put(name, ParameterGroup.PLAIN));
    rules.put("scale", new ParameterGroup(1, false, 2));
    AdamW optimizer = new AdamW(scope, SETTINGS, late, rules);
    Map<String, NDArray> alone = parameters(one, 6);
    AdamW other = adamW(new AdamWSettings(0.9, 0.99, 1e-8, 0.1, 1), alone);
    float[] start = late.get("scale").toFloatArray();

    double frozenNorm = optimizer.step(scope, gradients(late, 1e-3f), 1e-2, 1);
    optimizer.step(scope, gradients(late, 1e-3f), 1e-2, 2);
    assertThat(late.get("scale").toFloatArray()).containsExactly(start);
    double norm = optimizer.step(scope, gradients(late, 1e-3f), 1e-2, 3);
    other.step(scope, gradients(alone, 1e-3f), 1e-2, 1);
    assertThat(late.get("scale").toFloatArray())
        .containsExactly(alone.get("scale").toFloatArray())
        .doesNotContain(start);
    assertThat(norm * norm - frozenNorm * frozenNorm).isCloseTo(3e-6, within(1e-9));
  }

  @Test
  void aFactorMultipliesTheRate() {
    Map<String, Shape> one = Map.of("scale", new Shape(3));
    Map<String, NDArray> slow = parameters(one, 6);
    Map<String, NDArray> fast = parameters(one, 6);
    new AdamW(scope, SETTINGS, slow, Map.of("scale", new ParameterGroup(0.25, false, 0)))
        .step(scope, gradients(slow, 1e-3f), 4e-2, 1);
    new AdamW(scope, SETTINGS, fast, Map.of("scale", ParameterGroup.PLAIN))
        .step(scope, gradients(fast, 1e-3f), 1e-2, 1);
    assertThat(slow.get("scale").toFloatArray()).containsExactly(fast.get("scale").toFloatArray());
  }

  /** The same number everywhere. */
  private List<NDArray> gradients(Map<String, NDArray> parameters, float value) {
    List<NDArray> gradients = new ArrayList<>();
    for (NDArray array : parameters.values()) {
      gradients.add(scope.full(array.getShape(), value));
    }
    return gradients;
  }
}
