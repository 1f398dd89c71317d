package io.sluice.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AttacksFileTest {

  @TempDir Path folder;

  private static AttackRow row(double epsilon, double clean, double attacked) {
    return new AttackRow(
        "fgsm", "vgg-1(width=8, norm=batch)", "dyn(mish)", 3, epsilon, clean, attacked, 10_000);
  }

  @Test
  void rowsReadBackEqualToTheLastBit() {
    Random random = new Random(5);
    List<AttackRow> rows =
        Stream.generate(() -> row(random.nextDouble(), random.nextDouble(), random.nextDouble()))
            .limit(200)
            .toList();
    Path file = folder.resolve(AttacksFile.NAME);
    AttacksFile.write(file, rows);
    assertThat(AttacksFile.read(file)).isEqualTo(rows);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0.75|75|:2: clean is 75.0: a share is from 0 to 1",
        "0.5,|-0.5,|:2: attacked is -0.5: a share is from 0 to 1",
        "0.08|far|:2: epsilon is 'far': expected a number",
        ",10000|,0|:2: images is 0: at least one is attacked",
        "study,net|net,study|:1: the header must be study,net,activation,seed,epsilon"
      })
  void damageIsNamedWithItsLine(String damage) throws IOException {
    Path file = folder.resolve(AttacksFile.NAME);
    AttacksFile.write(file, List.of(row(0.08, 0.75, 0.5)));
    String[] parts = damage.split("\\|", -1);
    String text = Files.readString(file);
    assertThat(text).contains(parts[0]);
    Files.writeString(file, text.replaceFirst(parts[0], parts[1]));
    assertThatThrownBy(() -> AttacksFile.read(file))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith(file + parts[2]);
  }
}
