package io.sluice.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

final class TableTest {
  private static final List<String> INPUTS = List.of("a", "b");
  private static final List<String> TARGETS = List.of("u", "v");

  private static Table table(TargetKind kind, double[][] inputs, double[][] targets) {
    return Table.of("mine", INPUTS, TARGETS, kind, inputs, targets);
  }

  private static Table numbers() {
    return table(
        TargetKind.NUMBERS,
        new double[][] {{1, 2}, {3, 4}, {5, 6}},
        new double[][] {{-1, -2}, {-3, -4}, {-5, -6}});
  }

  private static Table classes(double[]... targets) {
    double[][] inputs = new double[targets.length][2];
    return table(TargetKind.CLASSES, inputs, targets);
  }

  @Test
  void nobodyCanChangeIt() {
    double[][] inputs = {{1, 2}};
    Table table = table(TargetKind.NUMBERS, inputs, new double[][] {{3, 4}});
    String before = table.fingerprint();
    inputs[0][0] = 9;
    table.inputs()[0][1] = 9;
    table.targets()[0][1] = 9;
    assertThat(table.inputs()).isDeepEqualTo(new double[][] {{1, 2}});
    assertThat(table.targets()).isDeepEqualTo(new double[][] {{3, 4}});
    assertThat(table.fingerprint()).isEqualTo(before).matches("[0-9a-f]{64}");
  }

  @Test
  void rowsAreTakenInTheirOrder() {
    Table some = numbers().rows(new int[] {2, 0, 2});
    assertThat(some.inputs()).isDeepEqualTo(new double[][] {{5, 6}, {1, 2}, {5, 6}});
    assertThat(some.targets()).isDeepEqualTo(new double[][] {{-5, -6}, {-1, -2}, {-5, -6}});
    assertThat(some.count()).isEqualTo(3);
    assertThat(some.inputNames()).isEqualTo(INPUTS);
    assertThatThrownBy(() -> numbers().rows(new int[0]))
        .hasMessage("a selection of mine is empty: take a row");
    assertThatThrownBy(() -> numbers().rows(new int[] {1, 3}))
        .hasMessage("row 3 of mine: give one from 0 to 2");
  }

  @Test
  void classesHaveLabels() {
    Table table = classes(new double[] {0, 1}, new double[] {1, 0});
    assertThat(table.label(0)).isEqualTo(1);
    assertThat(table.label(1)).isEqualTo(0);
    assertThatThrownBy(() -> numbers().label(0)).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void theFingerprintIsOfNamesKindAndNumbers() {
    double[][] x = {{1, 2}, {3, 4}};
    double[][] t = {{0, 1}, {1, 0}};
    Table table = table(TargetKind.NUMBERS, x, t);
    assertThat(Table.of("other", INPUTS, TARGETS, TargetKind.NUMBERS, x, t).fingerprint())
        .isEqualTo(table.fingerprint());
    assertThat(
            List.of(
                table.fingerprint(),
                table(TargetKind.CLASSES, x, t).fingerprint(),
                table(TargetKind.NUMBERS, x, x).fingerprint(),
                table(TargetKind.NUMBERS, t, t).fingerprint(),
                table.rows(new int[] {1, 0}).fingerprint(),
                table.rows(new int[] {0}).fingerprint(),
                Table.of("mine", List.of("a", "c"), TARGETS, TargetKind.NUMBERS, x, t)
                    .fingerprint(),
                Table.of("mine", List.of("ab", ""), TARGETS, TargetKind.NUMBERS, x, t)
                    .fingerprint(),
                Table.of("mine", INPUTS, List.of("u", "w"), TargetKind.NUMBERS, x, t)
                    .fingerprint()))
        .doesNotHaveDuplicates();
  }

  @Test
  void whatDoesNotFitIsRefused() {
    double[][] row = {{1, 2}};
    assertThatThrownBy(() -> table(TargetKind.NUMBERS, new double[0][], new double[0][]))
        .hasMessageContaining("mine has 0 rows of inputs and 0 of targets");
    assertThatThrownBy(() -> table(TargetKind.NUMBERS, row, new double[2][2]))
        .hasMessageContaining("1 rows of inputs and 2 of targets");
    assertThatThrownBy(() -> table(TargetKind.NUMBERS, new double[][] {{1, 2}, {3}}, row))
        .hasMessageContaining("2 rows of inputs and 1 of targets");
    assertThatThrownBy(() -> table(TargetKind.NUMBERS, new double[][] {{1}}, row))
        .hasMessageContaining("row 1 of mine has 1 numbers for 2 columns");
    assertThatThrownBy(() -> table(TargetKind.NUMBERS, new double[][] {{1, Double.NaN}}, row))
        .hasMessage(
            "row 1 of mine has NaN in column 'b': give finite numbers of at most 1e30 in size");
    assertThatThrownBy(() -> table(TargetKind.NUMBERS, row, new double[][] {{-1.1e30, 0}}))
        .hasMessageContaining("has -1.1E30 in column 'u'");
    assertThatThrownBy(
            () -> Table.of("mine", List.of("a", "a"), TARGETS, TargetKind.NUMBERS, row, row))
        .hasMessage("mine has two columns 'a': rename one");
    assertThatThrownBy(() -> Table.of("mine", INPUTS, List.of("u"), TargetKind.CLASSES, row, row))
        .hasMessage("mine has 2 inputs and 1 targets: give at least 1 and 2");
  }

  @Test
  void targetsOfClassesAreOneOneAmongZeros() {
    for (double[] wrong : new double[][] {{0, 0}, {1, 1}, {2, 0}, {0.5, 0.5}}) {
      assertThatThrownBy(() -> classes(new double[] {0, 1}, wrong))
          .hasMessageStartingWith("row 2 of mine has the targets [");
    }
  }
}
