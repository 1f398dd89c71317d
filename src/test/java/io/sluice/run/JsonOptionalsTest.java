package io.sluice.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.sluice.run.JsonSamples.Optimizer;
import io.sluice.run.JsonSamples.Precision;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Values that may be left out. */
class JsonOptionalsTest {
  record Optionals(
      Optional<String> text,
      Optional<Precision> precision,
      Optional<Optimizer> optimizer,
      OptionalInt count,
      OptionalLong steps,
      OptionalDouble floor) {}

  @Test
  void leavesOutEmptyOptionalsAndReadsThemBack() {
    Optionals none =
        new Optionals(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            OptionalInt.empty(),
            OptionalLong.empty(),
            OptionalDouble.empty());
    Optionals all =
        new Optionals(
            Optional.of(""),
            Optional.of(Precision.FP32),
            Optional.of(new Optimizer(1, 2)),
            OptionalInt.of(3),
            OptionalLong.of(1L << 40),
            OptionalDouble.of(0.1));
    assertThat(Json.line(none)).isEqualTo("{}");
    assertThat(Json.line(all))
        .isEqualTo(
            "{\"text\":\"\",\"precision\":\"fp32\",\"optimizer\":{\"learning_rate\":1.0,"
                + "\"beta2\":2.0},\"count\":3,\"steps\":1099511627776,\"floor\":0.1}");
    assertThat(Json.parse(Json.line(none), "x", Optionals.class)).isEqualTo(none);
    assertThat(Json.parse(Json.line(all), "x", Optionals.class)).isEqualTo(all);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"floor\":\"1\"} | x: 'floor' is '1': expected a number",
        "{\"count\":1.5} | x: 'count' is 1.5: expected a whole number",
        "{\"text\":1} | x: 'text' is 1: expected a text: put it in quotes",
        "{\"precision\":\"f\"} | x: 'precision' is 'f': legal values are fp32, bf16, auto",
        "{\"optimizer\":{\"beta2\":1}} | x: 'optimizer.learning_rate' is missing",
        "{\"steps\":null} | x: line 1, column 10: 'steps' has no value: give one or remove the key",
      })
  void isStrictInsideOptionals(String json, String sentence) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Json.parse(json, "x", Optionals.class))
        .withMessage(sentence);
  }

  @Test
  void optionalsMayHoldLists() {
    record Holder(Optional<List<Precision>> precisions) {}
    Holder holder = new Holder(Optional.of(List.of(Precision.AUTO)));
    assertThat(Json.line(holder)).isEqualTo("{\"precisions\":[\"auto\"]}");
    assertThat(Json.parse(Json.line(holder), "x", Holder.class)).isEqualTo(holder);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Json.parse("{\"precisions\":[\"cars\"]}", "x", Holder.class))
        .withMessage("x: 'precisions[0]' is 'cars': legal values are fp32, bf16, auto");
  }
}
