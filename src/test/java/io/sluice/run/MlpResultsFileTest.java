package io.sluice.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MlpResultsFileTest {

  @TempDir Path folder;

  private static MlpRow row(
      long iteration, double error, OptionalDouble trainingRate, OptionalDouble testRate) {
    return new MlpRow(
        "adact-benchmark",
        "wine-red",
        10,
        "adact(pwl(9, granularity=channel))",
        1,
        7,
        iteration,
        error,
        error * 1.1,
        trainingRate,
        testRate,
        12_345_678_901L,
        0.125,
        2,
        331,
        new MlpRow.Conditions(
            200,
            11,
            6,
            1599,
            1439,
            160,
            "ab-cd",
            "standard",
            "squared",
            1e-3,
            "seeded",
            "full",
            "none",
            "0.1.0"));
  }

  @Test
  void rowsReadBackEqualToTheLastBit() {
    Random random = new Random(5);
    List<MlpRow> rows = new ArrayList<>();
    for (int i = 0; i <= 200; i++) {
      OptionalDouble rate =
          i % 2 == 0 ? OptionalDouble.empty() : OptionalDouble.of(random.nextDouble());
      rows.add(row(i, random.nextDouble() * 1e-7, rate, rate));
    }
    Path file = folder.resolve(MlpResultsFile.NAME);
    MlpResultsFile.write(file, rows);
    assertThat(MlpResultsFile.read(file)).isEqualTo(rows);
    assertThat(file)
        .content()
        .startsWith("study,data,hidden,method,seed,fold,iteration,training_e");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0.75|much|:2: training_error is 'much': expected a number",
        "0.75|-0.75|:2: training_error is -0.75: it is from 0 to any finite number",
        "0.75|NaN|:2: training_error is NaN: it is not finite",
        "331|-1|:2: parameters is -1: it is negative",
        "standard||:2: scaling is empty",
        ",0.5,|,,|:2: training_error_rate and test_error_rate are there together or not at all",
        ",0.5,|,1.5,|:2: training_error_rate is 1.5: it is from 0 to 1",
        ",7,3,|,7,201,|:2: iteration is 201 of 200",
        "study,data|data,study|:1: the header must be study,data,hidden"
      })
  void damageIsNamedWithItsLine(String damage) throws IOException {
    Path file = folder.resolve(MlpResultsFile.NAME);
    MlpResultsFile.write(
        file, List.of(row(3, 0.75, OptionalDouble.of(0.5), OptionalDouble.of(0.25))));
    String[] parts = damage.split("\\|", -1);
    String text = Files.readString(file);
    assertThat(text).contains(parts[0]);
    Files.writeString(file, text.replaceFirst(parts[0], parts[1]));
    assertThatThrownBy(() -> MlpResultsFile.read(file))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith(file + parts[2]);
  }
}
