package io.sluice.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.sluice.run.Json;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class StandardizationTest {

  /** One input and one target, which is the same number. */
  private static Table column(double... values) {
    double[][] rows =
        DoubleStream.of(values).mapToObj(x -> new double[] {x}).toArray(double[][]::new);
    return Table.of("mine", List.of("x"), List.of("y"), TargetKind.NUMBERS, rows, rows);
  }

  private static double[] inputs(Table table) {
    return IntStream.range(0, table.count()).mapToDouble(row -> table.inputs()[row][0]).toArray();
  }

  @Test
  void meansAndDeviationsAreThoseOfThePopulation() {
    Standardization fitted = Standardization.of(column(2, 4, 4, 4, 5, 5, 7, 9));
    assertThat(fitted.inputs()).containsExactly(new Standardization.Column("x", 5, 2));
    assertThat(fitted.targetMeans()).containsExactly(5);
    assertThat(fitted.targetDeviations()).containsExactly(2);
    assertThat(fitted.constantInputs()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(doubles = {1e-149, 1e-12, 1, 3e9, 1e29})
  void everyColumnGetsMeanZeroAndDeviationOne(double unit) {
    SplittableRandom random = new SplittableRandom(3);
    double[] values = random.doubles(500).map(x -> (5 + x) * unit).toArray();
    Table table = column(values);
    double[] standard = inputs(Standardization.of(table).apply(table));
    assertThat(DoubleStream.of(standard).average().orElseThrow()).isCloseTo(0, within(1e-12));
    assertThat(DoubleStream.of(standard).map(x -> x * x).average().orElseThrow())
        .isCloseTo(1, within(1e-12));
  }

  @Test
  void otherRowsAreMeasuredByThoseOfTraining() {
    Standardization fitted = Standardization.of(column(1, 3));
    Table other = fitted.apply(column(5, 2));
    assertThat(inputs(other)).containsExactly(3, 0);
    assertThat(other.targets()).isDeepEqualTo(new double[][] {{3}, {0}});
    assertThat(other.inputNames()).containsExactly("x");
  }

  @Test
  void whatDoesNotVaryBecomesZero() {
    for (double[] values :
        new double[][] {
          {0.1, 0.1, 0.1},
          {0.3, 0.1 + 0.2, 0.3},
          {0, 0, 0},
          {-1e9, Math.nextUp(-1e9), -1e9}
        }) {
      Standardization fitted = Standardization.of(column(values));
      assertThat(fitted.constantInputs()).containsExactly("x");
      assertThat(inputs(fitted.apply(column(values)))).containsOnly(0);
      assertThat(inputs(fitted.apply(column(values[0] + 7)))).containsExactly(0);
      assertThat(fitted.targetDeviations()).containsExactly(1);
      assertThat(fitted.apply(column(values[0] + 7)).targets()[0][0]).isCloseTo(7, within(1e-6));
    }
  }

  @Test
  void littleVariesStill() {
    for (double[] values : new double[][] {{1e9, 1e9 + 3}, {1, 1 + 1e-8}, {0, 3e-150}}) {
      Standardization fitted = Standardization.of(column(values));
      assertThat(fitted.constantInputs()).isEmpty();
      assertThat(inputs(fitted.apply(column(values)))[0]).isLessThan(0).isFinite();
    }
  }

  @Test
  void whatVariesTooLittleToComputeWithIsRefused() {
    for (double[] values :
        new double[][] {
          {0, Double.MIN_VALUE},
          {1e-310, 3e-310},
          {1e-310, 1e-151},
          {1e15, 1e15 + 40, 1e15 + 80},
          {-1e9, -1e9 + 1e-3},
          {1, 1 + 1e-13}
        }) {
      assertThatThrownBy(() -> Standardization.of(column(values)))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageStartingWith("column 'x' has mean ")
          .hasMessageEndingWith(
              ", too small a deviation to compute with: subtract an offset from the column, or write it in another unit");
    }
    Table target =
        Table.of(
            "mine",
            List.of("x"),
            List.of("y"),
            TargetKind.NUMBERS,
            new double[][] {{1}, {2}},
            new double[][] {{1e15}, {1e15 + 200}});
    assertThatThrownBy(() -> Standardization.of(target))
        .hasMessageStartingWith("column 'y' has mean 1.0000000000001E15 and deviation 100.0, too");
    assertThat(Scaling.NONE.of(target).targetMeans()).containsExactly(0);
  }

  @Test
  void classesStayZeroAndOne() {
    Table table =
        Table.of(
            "mine",
            List.of("x"),
            List.of("a", "b"),
            TargetKind.CLASSES,
            new double[][] {{1}, {3}, {3}},
            new double[][] {{1, 0}, {0, 1}, {0, 1}});
    Table standard = Standardization.of(table).apply(table);
    assertThat(standard.targets()).isDeepEqualTo(table.targets());
    assertThat(standard.kind()).isEqualTo(TargetKind.CLASSES);
    assertThat(Standardization.of(table).targetDeviations()).containsExactly(1, 1);
  }

  @Test
  void scalingMayBeNone() {
    Table table = column(0.1, 0.1, 0.1);
    Standardization none = Scaling.NONE.of(table);
    assertThat(none.apply(table).fingerprint()).isEqualTo(table.fingerprint());
    assertThat(none.constantInputs()).isEmpty();
    assertThat(Scaling.STANDARD.of(table)).isEqualTo(Standardization.of(table));
  }

  @Test
  void otherColumnsAreRefused() {
    Table other =
        Table.of(
            "other",
            List.of("z"),
            List.of("y"),
            TargetKind.NUMBERS,
            new double[1][1],
            new double[1][1]);
    assertThatThrownBy(() -> Standardization.of(column(1, 2)).apply(other))
        .hasMessage(
            "other has the columns z, means and deviations are of x: take those of the same columns");
    assertThatThrownBy(() -> new Standardization.Column("x", 1, -1))
        .hasMessageContaining("column 'x' has mean 1.0 and deviation -1.0");
    assertThatThrownBy(
            () -> new Standardization(List.of(), List.of(new Standardization.Column("y", 0, 0))))
        .hasMessageContaining("target 'y' has the deviation 0");
  }

  @Test
  void itCanBeKeptInAFile() {
    Standardization fitted = Standardization.of(column(0.1, 0.7, 1e-9));
    assertThat(Json.parseYaml(Json.pretty(fitted), "test", Standardization.class))
        .isEqualTo(fitted);
  }
}
