package io.sluice.board;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;

class CurveTableTest {

  private static CurveTable table(int rows) {
    CurveTable table = new CurveTable(Curve.VALIDATION);
    for (int row = 1; row <= rows; row++) {
      table.add(new double[] {row, row / 4.0, row * row, Double.NaN, 1, row % 2});
    }
    return table;
  }

  @Test
  void aShortCurveIsWhole() {
    JsonNode json = table(10).json(0, 10);
    assertThat(json.path("every").asInt()).isEqualTo(1);
    assertThat(json.at("/columns/step").size()).isEqualTo(10);
    assertThat(json.at("/columns/validation_loss_nats/9").asInt()).isEqualTo(100);
    assertThat(json.at("/columns/perplexity/0").isNull()).isTrue();
  }

  @Test
  void aLongOneIsMeansOfNeighboursAtTheirLastPosition() {
    JsonNode json = table(10).json(0, 4);
    assertThat(json.path("every").asInt()).isEqualTo(3);
    assertThat(json.path("rows").asInt()).isEqualTo(10);
    assertThat(json.at("/columns/step").toString()).isEqualTo("[3.0,6.0,9.0,10.0]");
    assertThat(json.at("/columns/validation_loss_nats/0").asDouble())
        .isCloseTo((1 + 4 + 9) / 3.0, within(1e-12));
    assertThat(json.at("/columns/validation_loss_nats/3").asDouble()).isEqualTo(100);
  }

  @Test
  void whatHasComeIsFromARowOn() {
    JsonNode json = table(1000).json(998, Integer.MAX_VALUE / 2);
    assertThat(json.path("from").asInt()).isEqualTo(998);
    assertThat(json.at("/columns/step").toString()).isEqualTo("[999.0,1000.0]");
  }
}
