package io.sluice.shallow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Training on the Twod set against published and independently computed numbers. */
class GoldenTest {

  private static final String LINEAR = "pwl(10, placement=uniform, zero=free)";
  private static final String CLAMP = "pwl(20, placement=uniform, zero=free, ends=clamp)";
  private static final String SIGMOID_CLAMP =
      "pwl(20, placement=uniform, zero=free, ends=clamp, from=sigmoid)";

  /**
   * The laboratory's published run, N_h = 20 and λ = 0.001. Its 50th iteration is a rise, which a
   * run that ended there would take back; so it goes on by one.
   */
  @Test
  void thePublishedTraceOfOwoBp() throws Exception {
    Patterns patterns = Samples.twod("twod.tra");
    List<Double> errors = new ArrayList<>();
    Network network =
        ShallowTraining.run(
            Samples.network(20, "sigmoid"),
            Samples.training(Algorithm.OWO_BP, 51, Loss.SQUARED, 0.001),
            patterns,
            (iteration, now) -> errors.add(iteration.error()));
    assertThat(errors.get(0)).isCloseTo(0.465987, within(1e-6));
    List<String> trace = Files.readAllLines(Samples.twodFile("owo-bp-trace.tsv"));
    int near = 0;
    for (int i = 0; i < 50; i++) {
      double published = Double.parseDouble(trace.get(i).split("\t", -1)[3]);
      near += Math.abs(errors.get(i + 1) - published) <= 1e-5 ? 1 : 0;
    }
    assertThat(near).isGreaterThanOrEqualTo(45);
    assertThat(errors.get(50)).isCloseTo(0.431456, within(1e-4));
    assertThat(network.error(Samples.twod("twod.tst"), Loss.SQUARED))
        .isCloseTo(0.443073, within(1e-3));
  }

  /**
   * Another implementation's errors before the first and after 10, 50 and 100 iterations, λ = 0.
   * Where units have kinks, a change of a hinge's last bit moves the errors after 50 iterations by
   * up to 0.002; the tolerance of these rows is that.
   */
  @ParameterizedTest
  @CsvSource({
    "OWO_OLF, sigmoid, 10, 0.29070, 0.28773, 0.27988, 0.27782, 0.001",
    "OWO_OLF, sigmoid, 20, 0.25517, 0.25503, 0.25425, 0.25326, 0.001",
    "CG, sigmoid, 10, 0.29070, 0.28786, 0.28052, 0.27200, 0.001",
    "CG, sigmoid, 20, 0.25517, 0.25457, 0.25282, 0.25012, 0.001",
    "OWO_MOLF, sigmoid, 10, 0.29070, 0.27617, 0.26106, 0.25500, 0.001",
    "OWO_MOLF, sigmoid, 20, 0.25517, 0.24688, 0.23464, 0.22618, 0.001",
    "OWO_HWO_MOLF, sigmoid, 10, 0.29070, 0.22805, 0.18256, 0.17287, 0.001",
    "OWO_HWO_MOLF, sigmoid, 20, 0.25517, 0.20886, 0.17908, 0.16398, 0.001",
    "OWO_MOLF, relu, 10, 0.28578, 0.27369, 0.26740, 0.25960, 0.001",
    "OWO_MOLF, relu, 20, 0.27312, 0.25807, 0.24098, 0.23387, 0.001",
    "ADACT, LINEAR, 10, 0.28091, 0.26908, 0.25719, 0.24804, 0.002",
    "ADACT, LINEAR, 20, 0.26893, 0.25198, 0.23477, 0.22202, 0.002",
    "ADACT, CLAMP, 10, 0.28571, 0.26533, 0.25168, 0.24348, 0.002",
    "ADACT, CLAMP, 20, 0.27132, 0.24219, 0.21382, 0.20450, 0.002",
    "ADACT_HWO, SIGMOID_CLAMP, 10, 0.29074, 0.22579, 0.18361, 0.17260, 0.001",
    "ADACT_HWO, SIGMOID_CLAMP, 20, 0.25566, 0.20887, 0.16644, 0.14777, 0.001",
  })
  void theTableOfThePrototype(
      Algorithm algorithm,
      String activation,
      int hidden,
      double first,
      double tenth,
      double fiftieth,
      double last,
      double tolerance)
      throws Exception {
    Map<String, String> hinges =
        Map.of("LINEAR", LINEAR, "CLAMP", CLAMP, "SIGMOID_CLAMP", SIGMOID_CLAMP);
    Map<Integer, Double> errors = new TreeMap<>();
    ShallowTraining.run(
        Samples.network(hidden, hinges.getOrDefault(activation, activation)),
        TrainingSettings.of(algorithm, 100),
        Samples.twod("twod.tra"),
        (iteration, now) -> errors.put(iteration.number(), iteration.error()));
    assertThat(errors.get(0)).isCloseTo(first, within(6e-6));
    assertThat(errors.get(10)).isCloseTo(tenth, within(2e-5));
    assertThat(errors.get(50)).isCloseTo(fiftieth, within(tolerance));
    assertThat(errors.get(100)).isCloseTo(last, within(tolerance));
  }

  /** The same start; how its damping moves differs, so a bound from above is all there is. */
  @ParameterizedTest
  @CsvSource({"10, 0.29070, 0.16", "20, 0.25517, 0.14"})
  void levenbergAndMarquardtGetFurtherThanFirstOrder(int hidden, double first, double fiftieth)
      throws Exception {
    List<Double> errors = new ArrayList<>();
    ShallowTraining.run(
        Samples.network(hidden, "sigmoid"),
        TrainingSettings.of(Algorithm.LEVENBERG_MARQUARDT, 50),
        Samples.twod("twod.tra"),
        (iteration, now) -> errors.add(iteration.error()));
    assertThat(errors.get(0)).isCloseTo(first, within(6e-6));
    assertThat(errors.get(50)).isLessThan(fiftieth);
  }
}
