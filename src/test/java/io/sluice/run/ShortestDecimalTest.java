package io.sluice.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShortestDecimalTest {

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
}
