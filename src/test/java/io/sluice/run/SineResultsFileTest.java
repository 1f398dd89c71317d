package io.sluice.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SineResultsFileTest {

  @TempDir Path folder;

  private static SineRow row(OptionalLong seed, double first, double error) {
    return new SineRow(
        "sine",
        2,
        1,
        "pwl(5, range=-2:3, zero=free)",
        "adact",
        10,
        3,
        6,
        4,
        first,
        error,
        new SineRow.Conditions(500, 300, seed, "0.1.0"));
  }

  @Test
  void rowsReadBackEqualToTheLastBit() {
    Random random = new Random(6);
    List<SineRow> rows =
        Stream.generate(
                () ->
                    row(
                        random.nextBoolean() ? OptionalLong.of(7) : OptionalLong.empty(),
                        random.nextDouble(),
                        random.nextDouble()))
            .limit(100)
            .toList();
    Path file = folder.resolve(SineResultsFile.NAME);
    SineResultsFile.write(file, rows);
    assertThat(SineResultsFile.read(file)).isEqualTo(rows);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        ",0.25,|,-0.25,|:2: error is -0.25: a mean square is at least 0",
        ",0.5,|,much,|:2: first_error is 'much': expected a number",
        "sine,2,|sine,0,|:2: frequency is 0: it is at least 1",
        ",500,|,0,|:2: points is 0: it is at least 1",
        "study,frequency|frequency,study|:1: the header must be study,frequency,units"
      })
  void damageIsNamedWithItsLine(String damage) throws IOException {
    Path file = folder.resolve(SineResultsFile.NAME);
    SineResultsFile.write(file, List.of(row(OptionalLong.empty(), 0.5, 0.25)));
    String[] parts = damage.split("\\|", -1);
    String text = Files.readString(file);
    assertThat(text).contains(parts[0]);
    Files.writeString(file, text.replaceFirst(parts[0], parts[1]));
    assertThatThrownBy(() -> SineResultsFile.read(file))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith(file + parts[2]);
  }

  @Test
  void curvesKeepSixDigits() throws IOException {
    Path file = folder.resolve(SineCurvesFile.NAME);
    SineCurvesFile.write(
        file,
        List.of(
            new SineCurveRow(
                1, 8, "pwl(5, zero=free)", SineCurveRow.Curve.HINGES_BEFORE, -Math.PI, 1.0 / 3)));
    assertThat(file)
        .hasContent(
            """
            frequency,units,activation,curve,x,y
            1,8,"pwl(5, zero=free)",hinges-before,-3.14159,0.333333
            """);
  }
}
