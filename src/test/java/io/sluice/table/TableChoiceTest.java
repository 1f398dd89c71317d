package io.sluice.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.run.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

final class TableChoiceTest {

  /** As a configuration has it. */
  record Configuration(TableChoice data, Scaling scaling) {}

  @ParameterizedTest
  @ValueSource(
      strings = {
        "abalone",
        "mackey-glass",
        "house.csv",
        "data/house (2).csv",
        "/a b/house.CSV(targets=price+weight)",
        "house.tsv(targets=Strength (MPa), in a week)",
        "house.csv(classes=kind=of=house)",
        "a.csv.csv(classes=kind)",
        "a.csv(header=none)",
        "a.csv(header=first-line)",
        "a.csv(header=none, targets=column2+column3)",
        "a.csv(header=first-line, classes=header=none, kind)",
        "letters.tra(inputs=16, classes=10)",
        "x/letters.dat(inputs=8, outputs=7)"
      })
  void whatIsWrittenReadsBack(String notation) {
    TableChoice choice = TableChoice.of(notation);
    assertThat(choice.notation()).isEqualTo(notation).isEqualTo(choice.toString());
    assertThat(TableChoice.of(notation)).isEqualTo(choice);
    Configuration configuration = new Configuration(choice, Scaling.STANDARD);
    String json = Json.line(configuration);
    assertThat(Json.parseYaml(json, "test", Configuration.class)).isEqualTo(configuration);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        " sine | sine",
        "a.csv( targets = b ) | a.csv(targets=b)",
        "a.txt(outputs=1,inputs=2) | a.txt(inputs=2, outputs=1)"
      })
  void spacesAndOrderMeanNothing(String written, String notation) {
    assertThat(TableChoice.of(written).notation()).isEqualTo(notation);
  }

  @ParameterizedTest
  @EnumSource(KnownTable.class)
  void knownTablesHaveAWord(KnownTable table) {
    assertThat(TableChoice.of(table.notation())).isEqualTo(table);
    assertThat(TableChoice.known()).contains(table);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "abalon | unknown table 'abalon': did you mean abalone? Legal: ",
        "house.xls | unknown table 'house.xls': legal: abalone",
        "house.xls | or a file of your own: FILE.csv, FILE.csv(targets=price+weight)",
        "`` | unknown table ''",
        "sine(rows=3) | 'sine(rows=3)': sine has no options; write sine alone",
        "a.csv() | 'a.csv()': write the targets as targets=price+weight or classes=kind",
        "a.csv(price) | 'a.csv(price)': write the targets as",
        "a.csv(targets=) | 'a.csv(targets=)': write the targets as",
        "a.csv(header=some) | option 'header' of a.csv is 'some': legal: first-line, none",
        "a.csv(header=none, ) | 'a.csv()': write the targets as",
        "a.csv(header=none, columns=2) | unknown option of a.csv 'columns'",
        "a.tra(inputs=1, classes=1001) | option 'classes' of a.tra is 1001: give 2 to 1,000",
        "a.tra(inputs=2147483647, outputs=1) | option 'inputs' of a.tra is 2147483647: give 1 to",
        "a.csv(target=price) | unknown option of a.csv 'target': did you mean targets?",
        "a.tra | 'a.tra' needs the numbers of a pattern: write a.tra(inputs=8, outputs=7)",
        "a.tra() | 'a.tra' needs the numbers of a pattern",
        "a.tra(inputs=8) | 'a.tra(inputs=8)' needs the numbers of a pattern",
        "a.tra(outputs=8) | 'a.tra(outputs=8)' needs",
        "a.tra(inputs=8, outputs=1, classes=2) | needs the numbers of a pattern",
        "a.tra(inputs=8, output=7) | unknown option of a.tra 'output': did you mean outputs?",
        "a.tra(8, 7) | a.tra does not know what '8' is for: legal options are inputs",
        "a.tra(inputs=8, inputs=7) | a.tra has the option 'inputs' twice",
        "a.tra(inputs=0, outputs=7) | option 'inputs' of a.tra is 0: give 1 to 1,000,000",
        "a.tra(inputs=1, classes=1) | option 'classes' of a.tra is 1: give 2 to",
        "a.tra(inputs=1, outputs=1e18) | option 'outputs' of a.tra is 1.0E18: give a whole number",
        "a.tra(inputs=1.5, outputs=1) | option 'inputs' of a.tra is 1.5: give a whole number",
        "a.tra(inputs=x, outputs=1) | option 'inputs' of a.tra is 'x': give a number",
      })
  void whatIsNoneIsRefused(String written, String sentence) {
    assertThatThrownBy(() -> TableChoice.of(written))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(sentence);
  }

  @Test
  void aFileIsFoundByItsEndingAlone() {
    assertThat(TableChoice.of("concrete.csv")).isNotEqualTo(KnownTable.CONCRETE);
    assertThat(TableChoice.of("a.csv")).isNotEqualTo(TableChoice.of("a.csv(targets=b)"));
  }
}
