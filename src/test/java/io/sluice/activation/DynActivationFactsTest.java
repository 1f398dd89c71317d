package io.sluice.activation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the package's documentation says of dynActivation, number for number. */
class DynActivationFactsTest {

  private static final Path DOCUMENTATION =
      Path.of("src/main/java/io/sluice/activation/package-info.java");
  private static final Pattern CELL = Pattern.compile("<td>([^<]*)</td>");

  /** A row of the table of numbers, as it is written. */
  record Row(String base, List<String> numbers) {

    Activation activation() {
      return Activation.of(base);
    }

    double number(int column) {
      return Double.parseDouble(numbers.get(column));
    }

    void says(int column, double computed) {
      // Half a unit of the last digit that is written.
      double half = 0.5 * Math.pow(10, -new BigDecimal(numbers.get(column)).scale());
      assertThat(computed)
          .as("%s, column %d", base, column)
          .isCloseTo(number(column), within(1.0001 * half));
    }
  }

  static List<Row> rows() throws IOException {
    List<Row> rows = new ArrayList<>();
    for (String line : Files.readAllLines(DOCUMENTATION)) {
      List<String> cells =
          CELL.matcher(line).results().map((MatchResult cell) -> cell.group(1)).toList();
      if (cells.size() == 8) {
        rows.add(new Row(cells.get(0), cells.subList(1, 8)));
      }
    }
    return rows;
  }

  @Test
  void theBasesOfTheLiteratureAreThere() throws IOException {
    assertThat(rows().stream().map(Row::base))
        .containsExactly("relu", "mish", "silu", "gelu", "gelu-tanh");
  }

  @ParameterizedTest
  @MethodSource("rows")
  void slopesAndExpectations(Row row) {
    Activation base = row.activation();
    double least = base.slopes().infimum();
    double most = base.slopes().supremum();
    row.says(0, least);
    row.says(1, most);
    row.says(2, -least / (1 - least));
    row.says(3, (most - 1) / most);
    row.says(4, NormalExpectation.of(z -> base.value(z) * base.value(z)));
    row.says(5, NormalExpectation.of(z -> z * base.value(z)));
    row.says(6, NormalExpectation.of(z -> base.derivative(z) * base.derivative(z)));
  }

  @ParameterizedTest
  @MethodSource("rows")
  void lipschitzConstantIsThatOfTheFormulaAndOfSampling(Row row) {
    Activation dyn = new DynActivation(row.activation());
    for (double[] pair : pairs()) {
      double alpha = pair[0];
      double beta = pair[1];
      double formula =
          Math.max(
              Math.abs((alpha - beta) * row.number(0) + beta),
              Math.abs((alpha - beta) * row.number(1) + beta));
      double sampled = 0;
      for (double x = -12; x < 12; x += 1e-3) {
        sampled = Math.max(sampled, Math.abs(dyn.derivative(x, alpha, beta)));
      }
      double lipschitz = dyn.slopes(alpha, beta).lipschitz();
      assertThat(lipschitz).isCloseTo(formula, within(1e-8));
      assertThat(sampled).isBetween(0.99 * lipschitz, lipschitz + 1e-9);
    }
  }

  private static List<double[]> pairs() {
    return Stream.of("1 0", "0.5 0.5", "0 1", "1 0.1", "-0.7 0.4", "0.3 1.2", "-1 -0.2")
        .map(pair -> pair.split(" "))
        .map(pair -> new double[] {Double.parseDouble(pair[0]), Double.parseDouble(pair[1])})
        .toList();
  }

  @ParameterizedTest
  @MethodSource("rows")
  void itRisesFromTheStatedRatiosOn(Row row) {
    Activation dyn = new DynActivation(row.activation());
    double lower = row.number(2);
    assertThat(dyn.isMonotone(1.3, 1.3 * (lower + 1e-5))).isTrue();
    assertThat(dyn.isMonotone(1.3, 1.3 * (lower - 1e-5))).isFalse();
    double upper = row.number(3);
    assertThat(dyn.isMonotone(1.3 * (upper + 1e-5), 1.3)).isTrue();
    assertThat(dyn.isMonotone(1.3 * (upper - 1e-5), 1.3)).isFalse();
  }

  @ParameterizedTest
  @MethodSource("rows")
  void secondMomentIsThatOfTheFormula(Row row) {
    Activation dyn = new DynActivation(row.activation());
    for (double[] pair : pairs()) {
      double difference = pair[0] - pair[1];
      double formula =
          difference * difference * row.number(4)
              + 2 * pair[1] * difference * row.number(5)
              + pair[1] * pair[1];
      assertThat(dyn.secondMoment(pair)).isCloseTo(formula, within(5e-6));
      assertThat(dyn.gain(pair)).isCloseTo(1 / Math.sqrt(formula), within(5e-5));
    }
    if (row.base().equals("relu")) {
      assertThat(dyn.gain(0.8, 0.6)).isCloseTo(Math.sqrt(2 / (0.64 + 0.36)), within(1e-9));
    }
  }

  @ParameterizedTest
  @MethodSource("rows")
  void gradientsFollowTheSumRule(Row row) {
    Activation base = row.activation();
    Activation dyn = new DynActivation(base);
    double sum = 0;
    double inputs = 0;
    for (double x = -5; x <= 5; x += 0.37) {
      double gradOutput = Math.cos(3 * x);
      double[] gradients = dyn.parameterDerivatives(x, 0.3, 0.8);
      assertThat(gradients[0]).isCloseTo(base.value(x), within(1e-12));
      assertThat(gradients[1]).isCloseTo(x - base.value(x), within(1e-12));
      assertThat(dyn.derivative(x, 0.3, 0.8))
          .isCloseTo((0.3 - 0.8) * base.derivative(x) + 0.8, within(1e-12));
      sum += gradOutput * (gradients[0] + gradients[1]);
      inputs += gradOutput * x;
    }
    assertThat(sum).isCloseTo(inputs, within(1e-10));
  }
}
