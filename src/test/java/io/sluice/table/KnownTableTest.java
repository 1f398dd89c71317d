package io.sluice.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.sluice.data.DataDirectory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class KnownTableTest {
  @TempDir Path empty;

  @ParameterizedTest
  @EnumSource(KnownTable.class)
  void eachIsAsLargeAsItSays(KnownTable known) {
    String directory = System.getenv(DataDirectory.VARIABLE);
    Path data = directory == null ? empty : Path.of(directory);
    Optional<String> missing = known.missing(data);
    Assumptions.assumeTrue(missing.isEmpty(), missing::get);
    OpenedTable opened = known.open(data);
    Table table = opened.training();
    assertThat(table.count()).isEqualTo(known.size().rows());
    assertThat(table.inputNames()).hasSize(known.size().inputs());
    assertThat(table.targetNames()).hasSize(known.size().targets());
    assertThat(table.name()).isEqualTo(known.notation());
    assertThat(table.kind()).isEqualTo(TargetKind.NUMBERS);
    assertThat(Standardization.of(table).constantInputs()).isEmpty();
    assertThat(table.fingerprint()).isEqualTo(known.open(data).training().fingerprint());
    assertThat(opened.test().isPresent()).isEqualTo(known.files().size() > 1);
  }

  @Test
  void realTablesAreReadRight() {
    String directory = System.getenv(DataDirectory.VARIABLE);
    Assumptions.assumeTrue(directory != null, DataDirectory.VARIABLE + " is not set");
    Table abalone = KnownTable.ABALONE.open(Path.of(directory)).training();
    assertThat(abalone.inputNames()).startsWith("sex=F", "sex=I", "sex=M", "length");
    assertThat(abalone.inputs()[0])
        .containsExactly(0, 0, 1, 0.455, 0.365, 0.095, 0.514, 0.2245, 0.101, 0.15);
    assertThat(abalone.targets()[0]).containsExactly(15);
    OpenedTable opened = KnownTable.TWOD.open(Path.of(directory));
    Table twod = opened.training();
    assertThat(twod.inputs()[0]).startsWith(-13.2727, -13.4448).endsWith(-25.7921);
    assertThat(twod.targets()[0]).startsWith(3.23014).endsWith(0.00913441);
    assertThat(opened.test().orElseThrow().count()).isEqualTo(1000);
  }

  @ParameterizedTest
  @EnumSource(KnownTable.class)
  void eachIsDescribed(KnownTable known) {
    assertThat(known.description()).matches("[a-z].*[^.]").hasSizeLessThan(90);
  }

  @Test
  void whatIsMissingIsSaid() throws Exception {
    assertThatThrownBy(() -> KnownTable.CONCRETE.open(empty))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith(
            "concrete needs regression/concrete.csv, which is not in the data directory "
                + empty
                + ": put it there, or set SLUICE_DATA to the folder that has it; bumps, mackey-glass,")
        .hasMessageEndingWith(" are generated and need no file");
    Files.createDirectory(empty.resolve("twod"));
    Files.writeString(empty.resolve("twod/twod.tra"), "1");
    assertThat(KnownTable.TWOD.missing(empty).orElseThrow())
        .startsWith("twod needs twod/twod.tst, which is not in");
    assertThat(KnownTable.SINE.missing(empty)).isEmpty();
  }

  @Test
  void generatedTablesArePinned() {
    // A change would make every measured study another one. The series was hashed apart as well.
    assertThat(KnownTable.BUMPS.open(empty).training().fingerprint())
        .startsWith("ec9c9ad877af3a5d");
    assertThat(KnownTable.MACKEY_GLASS.open(empty).training().fingerprint())
        .startsWith("b87a7e50408b7fa0");
    assertThat(KnownTable.SINE.open(empty).training().fingerprint()).startsWith("d7f91ccdda5f8994");
  }

  @Test
  void theSineIsFromEndToEnd() {
    Table sine = KnownTable.SINE.open(empty).training();
    assertThat(sine.inputs()[0]).containsExactly(-Math.PI);
    assertThat(sine.inputs()[499]).containsExactly(Math.PI);
    assertThat(sine.inputs()[250][0] - sine.inputs()[249][0])
        .isCloseTo(2 * Math.PI / 499, within(1e-15));
    assertThat(sine.targets()[300][0]).isCloseTo(Math.sin(sine.inputs()[300][0]), within(1e-15));
  }

  @Test
  void bumpsHaveTheNoiseAndTheInputsThatTheySay() {
    Table bumps = KnownTable.BUMPS.open(empty).training();
    double[][] x = bumps.inputs();
    double[][] y = bumps.targets();
    double[] noise = new double[x.length];
    Arrays.setAll(noise, i -> y[i][0] - Bumps.value(x[i][0], x[i][1], x[i][2]));
    assertThat(Arrays.stream(noise).map(e -> e * e).average().orElseThrow())
        .isCloseTo(0.01, within(0.001));
    assertThat(Arrays.stream(noise).average().orElseThrow()).isCloseTo(0, within(0.01));
    List<ToDoubleFunction<double[]>> free = List.of(r -> r[0], r -> r[1], r -> r[2], r -> r[4]);
    for (ToDoubleFunction<double[]> input : free) {
      double[] column = Arrays.stream(x).mapToDouble(input).toArray();
      assertThat(Arrays.stream(column)).allMatch(value -> value >= -1 && value < 1);
      assertThat(Arrays.stream(column).map(v -> v * v).average().orElseThrow())
          .isCloseTo(1 / 3.0, within(0.04));
      double[] products = new double[x.length];
      Arrays.setAll(products, i -> column[i] * noise[i]);
      assertThat(Arrays.stream(products).average().orElseThrow()).isCloseTo(0, within(0.01));
    }
    assertThat(Arrays.stream(x)).allMatch(r -> Math.abs(r[3] - r[0]) <= 0.02 && r[3] != r[0]);
    // The formula by hand: the first bump's top, 0.8 |-0.8| and nearly nothing of the second.
    assertThat(Bumps.value(0.4, 0.3, -0.6)).isCloseTo(1.5 + 0.64, within(1e-3));
    assertThat(Bumps.value(-0.5, -0.4, 0.2)).isCloseTo(-1 + 1.5 * Math.exp(-5.2), within(1e-9));
  }
}
