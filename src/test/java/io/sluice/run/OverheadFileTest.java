package io.sluice.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OverheadFileTest {

  @TempDir Path folder;
  private Path file;

  @BeforeEach
  void name() {
    file = folder.resolve(OverheadFile.NAME);
  }

  private static OverheadRow row(
      long round, double seconds, Optional<String> relu, OptionalLong bytes) {
    return new OverheadRow(
        "gated(dyn(silu, start=1:0.1))",
        relu,
        318_628,
        round,
        seconds,
        bytes,
        new OverheadRow.Conditions(12, 128, 1010, "0.1.0", "cpu", "fp32", 2));
  }

  @Test
  void rowsReadBackEqualToTheLastBit() {
    Random random = new Random(3);
    List<OverheadRow> rows = new ArrayList<>();
    for (int round = 1; round <= 100; round++) {
      rows.add(
          row(
              round,
              random.nextDouble() + 1e-9,
              round % 2 == 0 ? Optional.of("reglu") : Optional.empty(),
              round % 3 == 0 ? OptionalLong.of(322_121_728L) : OptionalLong.empty()));
    }
    OverheadFile.write(file, rows);
    assertThat(OverheadFile.read(file)).isEqualTo(rows);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0.25|soon|:2: step_s is 'soon': expected a number: restore the file",
        "0.25|0|:2: step_s is 0.0: a step takes some time: restore the file",
        "318628|-1|:2: parameters is -1: it is negative",
        "cpu||:2: device is empty",
        "variant,relu|relu,variant|:1: the header must be variant,relu,parameters"
      })
  void damageIsNamedWithItsLine(String damage) throws IOException {
    OverheadFile.write(file, List.of(row(1, 0.25, Optional.of("reglu"), OptionalLong.of(1000))));
    String[] parts = damage.split("\\|", -1);
    String text = Files.readString(file);
    assertThat(text).contains(parts[0]);
    Files.writeString(file, text.replace(parts[0], parts[1]));
    assertThatThrownBy(() -> OverheadFile.read(file))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith(file + parts[2]);
  }
}
