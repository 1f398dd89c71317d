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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The files of a study of classifiers, and of the sites of any study. */
class VisionResultsFileTest {

  @TempDir Path folder;

  private static VisionRow row(long epoch, Optional<VisionRow.Score> score) {
    return new VisionRow(
        "depth",
        "mlp(20, width=64)",
        "dyn(silu, start=1:0.1)",
        3,
        epoch % 2 == 0 ? OptionalLong.of(epoch) : OptionalLong.empty(),
        epoch,
        5,
        47 * epoch,
        101_774,
        score,
        score.isPresent() ? OptionalLong.empty() : OptionalLong.of(60),
        new VisionRow.Conditions(
            "mnist-mlp",
            "mnist",
            6000,
            1000,
            "ab-cd",
            "he",
            "new",
            5e-4,
            128,
            "0.1.0",
            "cpu",
            "fp32",
            2));
  }

  @Test
  void rowsReadBackEqualToTheLastBit() {
    Random random = new Random(5);
    List<VisionRow> rows = new ArrayList<>();
    for (int i = 1; i <= 200; i++) {
      rows.add(
          row(
              i,
              Optional.of(
                  new VisionRow.Score(
                      random.nextDouble(),
                      random.nextDouble() * 1e-7,
                      random.nextDouble(),
                      random.nextDouble() * 1e5,
                      random.nextDouble()))));
    }
    rows.add(row(201, Optional.empty()));
    Path file = folder.resolve(VisionResultsFile.NAME);
    VisionResultsFile.write(file, rows);
    assertThat(VisionResultsFile.read(file)).isEqualTo(rows);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0.75|much|:2: accuracy is 'much': expected a number",
        "101774|-1|:2: parameters is -1: it is negative",
        "mnist-mlp||:2: recipe is empty",
        "0.5,|,|:2: loss_nats is empty, training_loss_nats is not",
        "study,net|net,study|:1: the header must be study,net,activation"
      })
  void damageIsNamedWithItsLine(String damage) throws IOException {
    Path file = folder.resolve(VisionResultsFile.NAME);
    VisionResultsFile.write(
        file, List.of(row(1, Optional.of(new VisionRow.Score(0.25, 0.5, 0.75, 10, 2)))));
    String[] parts = damage.split("\\|", -1);
    String text = Files.readString(file);
    assertThat(text).contains(parts[0]);
    Files.writeString(file, text.replaceFirst(parts[0], parts[1]));
    assertThatThrownBy(() -> VisionResultsFile.read(file))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith(file + parts[2]);
  }

  @Test
  void sitesReadBackEqualToTheLastBit() {
    List<SiteRow> rows =
        List.of(
            new SiteRow(
                "gated(dyn(silu, start=1:0.1))",
                1,
                300,
                150,
                "layers.0.feed_forward.activation",
                0,
                OptionalDouble.of(0.1 + 0.2),
                OptionalDouble.of(-1e-17),
                OptionalDouble.of(1 / 3.0),
                OptionalDouble.empty(),
                0.25,
                Math.PI),
            new SiteRow(
                "relu",
                2,
                300,
                0,
                "layers.1.feed_forward.activation",
                1,
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                OptionalDouble.of(1),
                0,
                2));
    Path file = folder.resolve(SitesFile.NAME);
    SitesFile.write(file, rows);
    assertThat(SitesFile.read(file)).isEqualTo(rows);
  }
}
