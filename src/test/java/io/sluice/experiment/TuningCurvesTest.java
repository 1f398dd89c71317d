package io.sluice.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.run.TuningRow;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TuningCurvesTest {
  private final List<TuningRow> rows = new ArrayList<>();

  private void tried(String arm, String value, double... measured) {
    for (int seed = 0; seed < measured.length; seed++) {
      rows.add(
          new TuningRow(
              arm,
              "rate",
              value,
              seed + 101,
              "loss",
              Double.isNaN(measured[seed])
                  ? OptionalDouble.empty()
                  : OptionalDouble.of(measured[seed])));
    }
  }

  @Test
  void theLeastMeanIsChosenAndNoValueAtWhichARunDiverged() {
    tried("a", "1e-3", 2.0, 2.2);
    tried("a", "0.0021", 1.5, 2.6); // the best single run, not the best mean
    tried("a", "4e-3", 1.9, 2.1);
    tried("a", "1e-2", 0.1, Double.NaN);
    tried("b", "1e-3", 3, 3);
    tried("b", "0.0021", 2, 2);
    tried("b", "4e-3", 2, 2);
    tried("b", "1e-2", 4, 4);
    TuningCurves curves = new TuningCurves(rows);
    assertThat(curves.values()).containsExactly("1e-3", "0.0021", "4e-3", "1e-2");
    assertThat(curves.chosen()).isEqualTo(Map.of("a", "4e-3", "b", "0.0021"));
    assertThat(curves.mean("a", "1e-2")).isEmpty();
    assertThat(curves.edge("a")).isEmpty();
  }

  @Test
  void whatIsChosenAtAnEndIsAnEdge() {
    tried("a", "10", 3);
    tried("a", "9", 4);
    tried("b", "10", 4);
    tried("b", "9", 3);
    TuningCurves curves = new TuningCurves(rows);
    assertThat(curves.edge("a")).contains(TuningCurves.Edge.HIGHEST);
    assertThat(curves.edge("b")).contains(TuningCurves.Edge.LOWEST);
  }

  @Test
  void anArmThatAlwaysDivergedIsNamed() {
    tried("a", "1", Double.NaN);
    assertThatThrownBy(() -> new TuningCurves(rows).chosen())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "a diverged at every value of rate that was tried, 1: give lower ones under 'tune'");
  }

  @Test
  void aFileKeepsThem(@TempDir Path evaluation) {
    tried("swiglu, width=64", "1e-3", 2.0, Double.NaN);
    TuningCurves.folder(evaluation).toFile().mkdir();
    new TuningCurves(rows).write(evaluation);
    assertThat(TuningCurves.of(evaluation, true).rows()).isEqualTo(rows);
    assertThat(TuningCurves.of(evaluation, false).rows()).isEmpty();
  }
}
