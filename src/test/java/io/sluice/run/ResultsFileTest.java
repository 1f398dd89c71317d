package io.sluice.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ResultsFileTest {

  @TempDir Path folder;
  private Path file;

  @BeforeEach
  void name() {
    file = folder.resolve(ResultsFile.NAME);
  }

  private static ResultRow row(String corpus, double loss, OptionalDouble floor) {
    return new ResultRow(
        "quick",
        "gated(dyn(relu))",
        3,
        150,
        new ResultRow.Schedule("shared", 300),
        new ResultRow.Model(310_240, 256, 1_861_440),
        307_200,
        Optional.of(
            new ResultRow.Score(
                loss,
                Math.exp(loss),
                OptionalDouble.of(loss / 3),
                OptionalDouble.of(0.5),
                OptionalDouble.of(loss / 2),
                45_678,
                floor,
                51_234.5,
                12.25)),
        OptionalLong.empty(),
        new ResultRow.Conditions(
            "quick",
            corpus,
            "words",
            1234,
            "ab-cd",
            "equal-parameters",
            "0.1.0",
            "cpu",
            "fp32",
            2));
  }

  private static ResultRow diverged() {
    ResultRow measured = row("fables", 2, OptionalDouble.empty());
    return new ResultRow(
        measured.study(),
        measured.variant(),
        4,
        measured.mark(),
        measured.schedule(),
        measured.model(),
        measured.trainingTokens(),
        Optional.empty(),
        OptionalLong.of(17),
        measured.conditions());
  }

  @Test
  void rowsReadBackEqualToTheLastBit() {
    Random random = new Random(11);
    List<ResultRow> rows = new ArrayList<>();
    for (int i = 0; i < 300; i++) {
      rows.add(
          row(
              List.of("fables", "a, \"b\"\nc.txt", " ", "\r").get(i % 4),
              random.nextDouble() * Math.pow(10, random.nextInt(8) - 6),
              i % 2 == 0 ? OptionalDouble.empty() : OptionalDouble.of(random.nextDouble())));
    }
    rows.add(diverged());
    ResultsFile.write(file, rows);
    assertThat(ResultsFile.read(file)).isEqualTo(rows);
  }

  @Test
  void linesMayEndAsOnWindows() throws IOException {
    List<ResultRow> rows = List.of(row("fables", 2.5, OptionalDouble.of(1)), diverged());
    ResultsFile.write(file, rows);
    Files.writeString(file, Files.readString(file).replace("\n", "\r\n"));
    assertThat(ResultsFile.read(file)).isEqualTo(rows);
  }

  @ParameterizedTest
  @CsvSource({
    "2.0E-3, 0.002",
    "0.1, 0.1",
    "2.0E23, 200000000000000000000000",
    "9007199254740993, 9007199254740992",
    "1.0, 1",
    "-0.0, 0",
    "0.30000000000000004, 0.30000000000000004"
  })
  void doublesAreAsShortAsTheyCanBe(double value, String text) {
    assertThat(ShortestDecimal.of(value)).isEqualTo(text);
  }

  @Test
  void everyDoubleReadsBack() {
    Random random = new Random(5);
    for (int i = 0; i < 2000; i++) {
      double value = random.nextGaussian() * Math.pow(10, random.nextInt(40) - 20);
      String text = ShortestDecimal.of(value);
      assertThat(Double.parseDouble(text)).isEqualTo(value);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2.75|x|:3: loss_nats is 'x': expected a number",
        "2.75|NaN|:3: loss_nats is NaN: it is not finite",
        "2.75||:3: loss_nats is empty, perplexity is not",
        ",307200,|,-1,|:3: training_tokens is -1: it is negative",
        ",307200,|,1.5,|:3: training_tokens is '1.5': expected a whole number",
        ",307200,|,|:3: the line has 29 cells, the header 30",
        "fp32|\"fp32|:3: a quote is not closed",
        "fp32|f\"p32|:3: a quote stands inside",
        "fp32|\"fp32\"x|:3: text follows a closing quote",
        "study,variant|variant,study|:1: the header must be study,variant,seed"
      })
  void damageIsNamedWithItsLine(String damage) throws IOException {
    ResultsFile.write(
        file,
        List.of(
            row("fables", 2.5, OptionalDouble.empty()),
            row("fables", 2.75, OptionalDouble.empty())));
    String[] parts = damage.split("\\|", -1);
    String text = Files.readString(file);
    int at = text.lastIndexOf(parts[0]);
    Files.writeString(
        file, text.substring(0, at) + parts[1] + text.substring(at + parts[0].length()));
    assertThatThrownBy(() -> ResultsFile.read(file))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith(file + parts[2]);
  }

  @Test
  void everyTornEndIsRefusedOrEndsARow() throws IOException {
    List<ResultRow> rows = List.of(row("fables", 2.5, OptionalDouble.of(1)), diverged());
    ResultsFile.write(file, rows);
    String text = Files.readString(file);
    for (int end = 0; end < text.length(); end++) {
      Files.writeString(file, text.substring(0, end));
      if (end > 0 && text.charAt(end - 1) == '\n') {
        assertThat(ResultsFile.read(file)).isEqualTo(rows.subList(0, lines(text, end) - 1));
      } else {
        assertThatThrownBy(() -> ResultsFile.read(file))
            .isInstanceOf(IllegalArgumentException.class);
      }
    }
  }

  private static int lines(String text, int end) {
    return (int) text.substring(0, end).lines().count();
  }
}
