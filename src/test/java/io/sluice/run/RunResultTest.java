package io.sluice.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class RunResultTest {
  private static RunResult result(OptionalDouble floor) {
    return result(OptionalDouble.of(2.1), OptionalDouble.empty(), floor);
  }

  private static RunResult result(
      OptionalDouble bitsPerByte, OptionalDouble lostShare, OptionalDouble floor) {
    return new RunResult(
        "swiglu-1",
        300,
        12_000,
        1.5,
        4.48,
        bitsPerByte,
        lostShare,
        999,
        12.5,
        4321.0,
        floor,
        72_000,
        Optional.empty(),
        Optional.empty(),
        Optional.of("1a2b"));
  }

  @Test
  void hasTheKeysThatReportsRead() {
    assertThat(Json.line(result(OptionalDouble.of(1.25))))
        .isEqualTo(
            "{\"run\":\"swiglu-1\",\"steps\":300,\"parameters\":12000,\"loss_nats\":1.5,"
                + "\"perplexity\":4.48,\"bits_per_byte\":2.1,\"tokens\":999,\"elapsed_s\":12.5,"
                + "\"tokens_per_s\":4321.0,\"floor_nats\":1.25,\"flops_per_token\":72000,\"identity\":\"1a2b\"}");
  }

  @Test
  void hasTheShareThatIsLostInsteadOfBitsPerByte() {
    RunResult lossy =
        result(OptionalDouble.empty(), OptionalDouble.of(0.25), OptionalDouble.empty());
    assertThat(Json.line(lossy)).doesNotContain("bits").contains("\"lost_share\":0.25");
    assertThat(Json.parse(Json.line(lossy), "result.json", RunResult.class)).isEqualTo(lossy);
  }

  @Test
  void hasNoFloorWhereNoneIsKnown() {
    RunResult unknown = result(OptionalDouble.empty());
    assertThat(Json.line(unknown)).doesNotContain("floor");
    assertThat(Json.parse(Json.line(unknown), "result.json", RunResult.class)).isEqualTo(unknown);
  }

  @Test
  void resultsOfEarlierVersionsSayNotWhoseTheyAre() {
    String earlier =
        Json.line(result(OptionalDouble.empty())).replace(",\"identity\":\"1a2b\"", "");
    assertThat(Json.parse(earlier, "result.json", RunResult.class).identity()).isEmpty();
  }

  @Test
  void refusesNegativeCounts() {
    String negative = Json.line(result(OptionalDouble.empty())).replace(":300,", ":-300,");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Json.parse(negative, "result.json", RunResult.class))
        .withMessageStartingWith("result.json: steps, parameters, tokens");
  }
}
