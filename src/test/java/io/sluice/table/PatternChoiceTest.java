package io.sluice.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class PatternChoiceTest {
  @TempDir Path folder;

  private Path file(String text) throws Exception {
    return Files.writeString(folder.resolve("mine.tra"), text);
  }

  private Table read(String text, String options) throws Exception {
    OpenedTable opened = TableChoice.of(file(text) + options).open(Path.of("nowhere"));
    assertThat(opened.test()).isEmpty();
    return opened.training();
  }

  @Test
  void linesMeanNothing() throws Exception {
    double[][] inputs = {{1, -2}, {4, 5e-1}};
    double[][] targets = {{3}, {6}};
    for (String text :
        new String[] {
          "1 -2 3\n4 .5 6\n",
          "1\t-2\n\n3 4 5E-01\r\n  6",
          "\uFEFF1 -2\f3 4 0.5 6 \n",
          "1.D0 -2.0D+00 3d0\n 4 5.0D-01 0.6D+01\n",
          "1\u00A0-2 3\n\u00A04\u20070.5 6\u202F\n"
        }) {
      Table table = read(text, "(inputs=2, outputs=1)");
      assertThat(table.name()).isEqualTo("mine.tra");
      assertThat(table.inputNames()).containsExactly("x1", "x2");
      assertThat(table.targetNames()).containsExactly("y1");
      assertThat(table.inputs()).isDeepEqualTo(inputs);
      assertThat(table.targets()).isDeepEqualTo(targets);
    }
  }

  @Test
  void aPatternMayEndWithItsClass() throws Exception {
    Table table = read("0.1 3\n0.2 1\n0.3 3.0\n", "(inputs=1, classes=4)");
    assertThat(table.kind()).isEqualTo(TargetKind.CLASSES);
    assertThat(table.targetNames()).containsExactly("1", "2", "3", "4");
    assertThat(table.targets())
        .isDeepEqualTo(new double[][] {{0, 0, 1, 0}, {1, 0, 0, 0}, {0, 0, 1, 0}});
    assertThat(table.inputs()).isDeepEqualTo(new double[][] {{0.1}, {0.2}, {0.3}});
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1 2 3 4 5 | outputs=1 | has 5 numbers, 1 patterns of 3 and 2 more: is it complete, and are there 2 inputs and 1 outputs a pattern?",
        "1 2 3 4 | classes=3 | FILE has 4 numbers, 1 patterns of 3 and 1 more: is it complete, and are there 2 inputs and a class number a pattern?",
        "1 2 3~4 x 6 | outputs=1 | FILE:2: 'x' in pattern 2 is no number: give finite numbers",
        "1 2 3~4 5 NaN | outputs=1 | FILE:2: 'NaN' in pattern 2 is no number",
        "1,2,3 | outputs=1 | FILE:1: '1,2,3' in pattern 1 is no number",
        "1 2 1e31 | outputs=1 | FILE:1: '1e31' in pattern 1 is no number",
        "1 2 1D31 | outputs=1 | FILE:1: '1D31' in pattern 1 is no number: give finite numbers of",
        "1 2 1D | outputs=1 | FILE:1: '1D' in pattern 1 is no number",
        "1 2 3~1 2 0 | classes=3 | FILE:2: pattern 2 ends with the class number 0: give whole numbers from 1 to 3",
        "1 2 3~1 2~~4 | classes=3 | FILE:4: pattern 2 ends with the class number 4",
        "1 2 1.5 | classes=3 | FILE:1: pattern 1 ends with the class number 1.5",
        "1 2 3 3 4 3 | classes=3 | FILE has patterns of one class alone: a classification needs two",
        "~ | outputs=1 | FILE is empty: is it the right file?"
      })
  void whatIsWrongIsRefused(String text, String option, String sentence) throws Exception {
    Path file = file(text.replace('~', '\n'));
    assertThatThrownBy(() -> TableChoice.of(file + "(inputs=2, " + option + ")").open(folder))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(sentence.replace("FILE", file.toString()));
  }
}
