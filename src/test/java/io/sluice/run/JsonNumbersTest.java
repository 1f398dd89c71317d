package io.sluice.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.sluice.run.JsonSamples.Many;
import io.sluice.run.JsonSamples.Numbers;
import io.sluice.run.JsonSamples.Optimizer;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class JsonNumbersTest {
  @Test
  void keepsDoublesBitForBit() {
    Many many =
        new Many(
            new Random(5)
                .longs(5_000)
                .mapToObj(Double::longBitsToDouble)
                .filter(Double::isFinite)
                .toList());
    assertThat(many.values()).hasSizeGreaterThan(4_900);
    assertThat(Json.parse(Json.line(many), "x", Many.class)).isEqualTo(many);
    assertThat(Json.parseYaml(Json.line(many), "x", Many.class)).isEqualTo(many);
    Many edges =
        new Many(List.of(-0.0, Double.MIN_VALUE, Double.MAX_VALUE, Math.nextUp(1e22), 2e-3));
    assertThat(Json.parse(Json.pretty(edges), "x", Many.class)).isEqualTo(edges);
  }

  @Test
  void refusesToWriteWhatIsNotFinite() {
    for (double bad : new double[] {Double.NaN, Double.POSITIVE_INFINITY}) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> Json.line(new Optimizer(1, bad)))
          .withMessage("'beta2' is " + bad + ": files hold finite numbers only");
      assertThatIllegalArgumentException()
          .isThrownBy(() -> Json.pretty(new Many(List.of(1.0, bad))))
          .withMessageStartingWith("'values[1]' is " + bad);
    }
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Json.line(new Numbers(1, 1.0, Float.NaN)))
        .withMessageStartingWith("'c' is NaN");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Json.line(Map.of("x", Double.NaN)))
        .withMessageStartingWith("'x' is NaN");
  }
}
