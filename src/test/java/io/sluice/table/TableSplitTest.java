package io.sluice.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class TableSplitTest {

  /** The input of a row is its place. */
  private static Table numbers(int rows) {
    double[][] places = places(rows);
    return Table.of("mine", List.of("x"), List.of("y"), TargetKind.NUMBERS, places, places);
  }

  private static double[][] places(int rows) {
    return IntStream.range(0, rows).mapToObj(i -> new double[] {i}).toArray(double[][]::new);
  }

  private static Table classes(int... labels) {
    int count = Math.max(2, Arrays.stream(labels).max().orElseThrow() + 1);
    double[][] targets = new double[labels.length][count];
    for (int row = 0; row < labels.length; row++) {
      targets[row][labels[row]] = 1;
    }
    List<String> names = IntStream.range(0, count).mapToObj(i -> "c" + i).toList();
    return Table.of(
        "mine", List.of("x"), names, TargetKind.CLASSES, places(labels.length), targets);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void foldsAreDisjointCoverEverythingAndAreBalanced(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    int rows = random.nextInt(2, 300);
    int folds = random.nextInt(2, Math.min(rows, 20) + 1);
    int kinds = random.nextInt(2, 9);
    Table classes = classes(random.ints(rows, 0, kinds).map(i -> i * i / kinds).toArray());
    for (Table table : List.of(numbers(rows), classes)) {
      List<TableSplit> splits =
          IntStream.range(0, folds)
              .mapToObj(fold -> TableSplit.fold(table, fold, folds, seed))
              .toList();
      int[] held = splits.stream().flatMapToInt(s -> IntStream.of(s.heldOutRows())).toArray();
      assertThat(held).containsExactlyInAnyOrder(IntStream.range(0, rows).toArray());
      for (TableSplit split : splits) {
        requirePartition(split, rows);
        assertThat(split.heldOutRows().length).isBetween(rows / folds, (rows + folds - 1) / folds);
      }
      for (int label = 0; label < table.targetNames().size(); label++) {
        int each = label;
        int[] counts = splits.stream().mapToInt(s -> ones(s.heldOut(), each)).sorted().toArray();
        if (table.kind() == TargetKind.CLASSES) {
          assertThat(counts[counts.length - 1] - counts[0]).isLessThanOrEqualTo(1);
        }
      }
    }
  }

  private static void requirePartition(TableSplit split, int rows) {
    int[] both =
        IntStream.concat(IntStream.of(split.trainingRows()), IntStream.of(split.heldOutRows()))
            .toArray();
    assertThat(both).containsExactlyInAnyOrder(IntStream.range(0, rows).toArray());
    assertThat(split.trainingRows()).isSorted();
    assertThat(split.heldOutRows()).isSorted();
    assertThat(Arrays.stream(split.training().inputs()).mapToInt(row -> (int) row[0]))
        .containsExactly(Arrays.stream(split.trainingRows()).boxed().toArray(Integer[]::new));
    assertThat(Arrays.stream(split.heldOut().inputs()).mapToInt(row -> (int) row[0]))
        .containsExactly(Arrays.stream(split.heldOutRows()).boxed().toArray(Integer[]::new));
  }

  private static int ones(Table table, int column) {
    return (int) Arrays.stream(table.targets()).filter(row -> row[column] == 1).count();
  }

  @Test
  void theSeedSaysWhichRowsAndNumbersDoNot() {
    int[] fold = TableSplit.fold(numbers(100), 2, 5, 1).heldOutRows();
    Table other = Standardization.of(numbers(100)).apply(numbers(100));
    assertThat(TableSplit.fold(other, 2, 5, 1).heldOutRows()).isEqualTo(fold);
    assertThat(TableSplit.fold(other, 2, 5, 2).heldOutRows()).isNotEqualTo(fold);
  }

  @Test
  void foldsArePinned() {
    // A change would make every measured study another one.
    assertThat(TableSplit.fold(numbers(12), 0, 4, 1).heldOutRows()).containsExactly(5, 6, 10);
  }

  @Test
  void whatIsHeldOutHasTheShare() {
    assertThat(TableSplit.holdOut(numbers(10), 0.2, 1).heldOutRows()).hasSize(2);
    assertThat(TableSplit.holdOut(numbers(10), 0.001, 1).heldOutRows()).hasSize(1);
    assertThat(TableSplit.holdOut(numbers(10), 0.999, 1).heldOutRows()).hasSize(9);
    assertThat(TableSplit.holdOut(numbers(7), 0.5, 1).heldOutRows()).hasSize(4);
    requirePartition(TableSplit.holdOut(numbers(50), 0.3, 1), 50);
  }

  @Test
  void aSmallerPartLiesWithinALargerOne() {
    List<Integer> large =
        Arrays.stream(TableSplit.holdOut(numbers(90), 0.5, 3).heldOutRows()).boxed().toList();
    assertThat(Arrays.stream(TableSplit.holdOut(numbers(90), 0.1, 3).heldOutRows()).boxed())
        .hasSize(9)
        .allMatch(large::contains);
    assertThat(TableSplit.holdOut(numbers(90), 0.5, 4).heldOutRows())
        .isNotEqualTo(TableSplit.holdOut(numbers(90), 0.5, 3).heldOutRows());
  }

  @Test
  void eachClassHasItsShareOfWhatIsHeldOut() {
    Table table = classes(IntStream.range(0, 100).map(i -> i < 80 ? 0 : i < 95 ? 1 : 2).toArray());
    TableSplit split = TableSplit.holdOut(table, 0.2, 1);
    requirePartition(split, 100);
    assertThat(split.heldOutRows()).hasSize(20);
    assertThat(ones(split.heldOut(), 0)).isEqualTo(16);
    assertThat(ones(split.heldOut(), 1)).isEqualTo(3);
    assertThat(ones(split.heldOut(), 2)).isEqualTo(1);
  }

  @Test
  void manyClassesOfOneRowHaveTheirShareTogether() {
    Table table = classes(IntStream.range(0, 380).map(i -> Math.max(0, i - 199)).toArray());
    TableSplit split = TableSplit.holdOut(table, 0.2, 1);
    requirePartition(split, 380);
    assertThat(split.heldOutRows()).hasSize(76);
    assertThat(ones(split.heldOut(), 0)).isEqualTo(40);
  }

  @Test
  void whatCannotBeIsRefused() {
    assertThatThrownBy(() -> TableSplit.fold(numbers(10), 0, 11, 1))
        .hasMessage("11 folds of the 10 rows of mine: take at least 2 and at most one a row");
    assertThatThrownBy(() -> TableSplit.fold(numbers(10), 0, 1, 1)).hasMessageContaining("1 folds");
    for (double share : new double[] {0, 1, -0.1, 1.5, Double.NaN}) {
      assertThatThrownBy(() -> TableSplit.holdOut(numbers(10), share, 1))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("give one above 0 and below 1");
    }
    assertThatThrownBy(() -> TableSplit.holdOut(numbers(1), 0.5, 1))
        .hasMessage("mine has one row: two parts need at least two");
  }
}
