package io.sluice.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.run.AttackRow;
import io.sluice.run.CurveRow;
import io.sluice.run.FactorRow;
import io.sluice.run.MlpRow;
import io.sluice.run.OverheadRow;
import io.sluice.run.ResultRow;
import io.sluice.run.SineCurveRow;
import io.sluice.run.SineRow;
import io.sluice.run.SiteRow;
import io.sluice.run.VisionRow;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class RecordCsvTest {

  private static final List<RecordCsv<?>> TABLES =
      Stream.of(
              ResultRow.class,
              VisionRow.class,
              MlpRow.class,
              SineRow.class,
              SiteRow.class,
              FactorRow.class,
              OverheadRow.class,
              AttackRow.class,
              CurveRow.class,
              SineCurveRow.class)
          .<RecordCsv<?>>map(RecordCsv::new)
          .toList();

  private enum Kind {
    PLAIN,
    MADE_UP
  }

  private record Part(double first, OptionalDouble second) {}

  private record Everything(
      String text,
      long bigNumber,
      double real,
      Kind kind,
      Optional<String> maybeText,
      OptionalLong maybeWhole,
      OptionalDouble maybeReal,
      Optional<Part> part) {}

  private static final RecordCsv<Everything> EVERYTHING = new RecordCsv<>(Everything.class);

  @TempDir Path folder;
  private Path file;

  @BeforeEach
  void name() {
    file = folder.resolve("table.csv");
  }

  static List<Path> committed() throws IOException {
    try (Stream<Path> files = Files.walk(Path.of("eval"))) {
      return files.filter(path -> path.toString().endsWith(".csv")).sorted().toList();
    }
  }

  @ParameterizedTest
  @MethodSource("committed")
  void committedTablesAreReadAndWrittenByteForByte(Path committed) throws IOException {
    String header = Files.readAllLines(committed).get(0);
    RecordCsv<?> csv =
        TABLES.stream()
            .filter(table -> table.isHeader(List.of(header.split(","))))
            .findFirst()
            .orElseThrow(() -> new AssertionError("no row has the columns " + header));
    rewrite(csv, committed);
    assertThat(file).hasSameBinaryContentAs(committed);
  }

  private <R extends Record> void rewrite(RecordCsv<R> csv, Path committed) {
    csv.write(file, csv.read(committed));
  }

  private static Everything everything(long number, String text, double real, boolean whole) {
    return new Everything(
        text,
        number,
        real,
        whole ? Kind.PLAIN : Kind.MADE_UP,
        whole ? Optional.of("some") : Optional.empty(),
        whole ? OptionalLong.of(number) : OptionalLong.empty(),
        whole ? OptionalDouble.of(real / 3) : OptionalDouble.empty(),
        whole
            ? Optional.of(
                new Part(real, number > 1 ? OptionalDouble.of(real) : OptionalDouble.empty()))
            : Optional.empty());
  }

  @Test
  void rowsReadBackEqualToTheLastBit() {
    Random random = new Random(11);
    List<Everything> rows = new ArrayList<>();
    for (int i = 0; i < 300; i++) {
      String text = List.of("plain", "a, \"b\"\nc.txt", " ", "\r", "\"").get(i % 5);
      double real = random.nextGaussian() * Math.pow(10, random.nextInt(8) - 6);
      rows.add(everything(i, text, real, i % 2 == 0));
    }
    EVERYTHING.write(file, rows);
    assertThat(EVERYTHING.read(file)).isEqualTo(rows);
  }

  @Test
  void columnsAreComponentsInSnakeCase() {
    EVERYTHING.write(
        file, List.of(everything(1, "a", 0.25, false), everything(2, "b,c", 0.75, true)));
    assertThat(file)
        .hasContent(
            """
            text,big_number,real,kind,maybe_text,maybe_whole,maybe_real,first,second
            a,1,0.25,made-up,,,,,
            "b,c",2,0.75,plain,some,2,0.25,0.75,0.75
            """);
  }

  @Test
  void linesMayEndAsOnWindows() throws IOException {
    List<Everything> rows = List.of(everything(1, "a", 0.5, true), everything(2, "b", 0.25, false));
    EVERYTHING.write(file, rows);
    Files.writeString(file, Files.readString(file).replace("\n", "\r\n"));
    assertThat(EVERYTHING.read(file)).isEqualTo(rows);
  }

  /** As a later version adds columns: those of a record that earlier rows do not have. */
  @Test
  void columnsThatNoRowHasAreNotInTheFile() {
    List<Everything> without = List.of(everything(1, "a", 0.25, false));
    EVERYTHING.write(file, without);
    assertThat(file)
        .hasContent(
            """
            text,big_number,real,kind,maybe_text,maybe_whole,maybe_real
            a,1,0.25,made-up,,,
            """);
    assertThat(EVERYTHING.read(file)).isEqualTo(without);
  }

  private record Twice(long first, Part part) {}

  private record Strange(List<String> words) {}

  @Test
  void recordsThatAreNoTableAreRefused() {
    assertThatThrownBy(() -> new RecordCsv<>(Twice.class))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageEndingWith("has a column twice: [first, first, second]");
    assertThatThrownBy(() -> new RecordCsv<>(Strange.class))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageEndingWith("is no cell");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0.75,plain|x,plain|:3: real is 'x': expected a number: restore the file",
        "0.75,plain|NaN,plain|:3: real is NaN: it is not finite",
        "bc,2,|bc,-2,|:3: big_number is -2: it is negative",
        "bc,2,|bc,1.5,|:3: big_number is '1.5': expected a whole number",
        "plain|plane|:3: kind is 'plane': expected one of plain, made-up",
        "2,0.25,0.75,0.75|2,0.25,,0.75|:3: first is empty, second is not",
        "0.25,0.75,0.75|0.25,0.75|:3: the line has 8 cells, the header 9",
        "bc,2|,2|:3: text is empty",
        "some|\"some|:3: a quote stands where none may",
        "some|s\"ome|:3: a quote stands inside",
        "some|\"some\"x|:3: a quote stands where none may",
        "text,big_number|big_number,text|:1: the header must be text,big_number,real"
      })
  void damageIsNamedWithItsLine(String damage) throws IOException {
    EVERYTHING.write(
        file, List.of(everything(1, "a", 0.25, false), everything(2, "bc", 0.75, true)));
    String[] parts = damage.split("\\|", -1);
    String text = Files.readString(file);
    int at = text.lastIndexOf(parts[0]);
    assertThat(at).isNotNegative();
    Files.writeString(
        file, text.substring(0, at) + parts[1] + text.substring(at + parts[0].length()));
    assertThatThrownBy(() -> EVERYTHING.read(file))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith(file + parts[2]);
  }

  @Test
  void everyTornEndIsRefusedOrEndsARow() throws IOException {
    List<Everything> rows =
        List.of(everything(1, "a, \"b\"", 0.5, true), everything(2, "b", 0.25, false));
    EVERYTHING.write(file, rows);
    String text = Files.readString(file);
    for (int end = 0; end < text.length(); end++) {
      Files.writeString(file, text.substring(0, end));
      if (end > 0 && text.charAt(end - 1) == '\n') {
        int lines = (int) text.substring(0, end).lines().count();
        assertThat(EVERYTHING.read(file)).isEqualTo(rows.subList(0, lines - 1));
      } else {
        assertThatThrownBy(() -> EVERYTHING.read(file))
            .isInstanceOf(IllegalArgumentException.class);
      }
    }
  }

  /** What rows refuse themselves: the row, a line, what is changed, the sentence. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "AttackRow|fgsm,vgg-1,relu,3,0.08,0.75,0.5,100|0.75|75|clean is 75.0: a share is",
        "AttackRow|fgsm,vgg-1,relu,3,0.08,0.75,0.5,100|,100|,0|images is 0: at least one is",
        "OverheadRow|relu,,318628,1,0.25,,12,128,1010,0.1,cpu,fp32,2|0.25|0|step_s is 0.0: a step",
        "SineRow|s,2,1,pwl,adact,10,3,6,4,0.5,0.25,500,300,,0.1|0.25|-0.25|error is -0.25: a mean",
        "SineRow|s,2,1,pwl,adact,10,3,6,4,0.5,0.25,500,300,,0.1|,500|,0|points is 0: it is at",
        "SineRow|s,2,1,pwl,adact,10,3,6,4,0.5,0.25,500,300,,0.1|s,2|s,0|frequency is 0: it is at",
        "MlpRow|s,d,9,cg,7,3,3,0.75,0.25,0.5,0.1,5,1,0,331,200,2,1,9,6,3,f,s,l,0,q,b,e,0.1"
            + "|0.75|-0.75|training_error is -0.75: it is from 0 to any finite number",
        "MlpRow|s,d,9,cg,7,3,3,0.75,0.25,0.5,0.1,5,1,0,331,200,2,1,9,6,3,f,s,l,0,q,b,e,0.1"
            + "|,0.5,|,,|training_error_rate and test_error_rate are there together or not at all",
        "MlpRow|s,d,9,cg,7,3,3,0.75,0.25,0.5,0.1,5,1,0,331,200,2,1,9,6,3,f,s,l,0,q,b,e,0.1"
            + "|7,3,3|7,3,201|iteration is 201 of 200",
        "VisionRow|s,n,relu,1,,1,2,3,9,0.5,0.25,0.75,10,2,,,r,i,1,1,f,g,new,0.1,8,0.1,cpu,fp32,2"
            + "|0.5,0.25,0.75,10,2|,,,,|a row needs an accuracy or the step of a divergence",
        "ResultRow|s,relu,1,5,own,5,9,8,7,6,1,2,,,,10,,3,4,6,,,,,,,,r,c,w,99,f,p,0.1,cpu,fp32,2"
            + "|w,99|w,0|vocabulary is 0",
        "ResultRow|s,relu,1,5,own,5,9,8,7,6,1,2,,,,10,,3,4,6,,,,,,,,r,c,w,99,f,p,0.1,cpu,fp32,2"
            + "|3,4,6|3,4,-6|processor_s is -6.0: it must not be negative"
      })
  void rowsRefuseWhatNobodyMeasures(String damage) throws IOException {
    String[] parts = damage.split("\\|", -1);
    RecordCsv<?> csv =
        TABLES.stream()
            .filter(table -> table.type().getSimpleName().equals(parts[0]))
            .findFirst()
            .orElseThrow();
    int machine = csv.header().size() - parts[1].split(",", -1).length;
    String whole = String.join(",", csv.header()) + "\n" + parts[1] + ",".repeat(machine) + "\n";
    Files.writeString(file, whole);
    assertThat(csv.read(file)).hasSize(1);
    Files.writeString(file, whole.replace(parts[2], parts[3]));
    assertThatThrownBy(() -> csv.read(file))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith(file + ":2: " + parts[4]);
  }
}
