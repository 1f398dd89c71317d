package io.sluice.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.picture.Chart;
import io.sluice.picture.Figure;
import io.sluice.picture.Point;
import io.sluice.run.SineCurveRow;
import io.sluice.run.SineCurveRow.Curve;
import io.sluice.run.SineRow;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class SineReportTest {

  private static final String HINGES = "pwl(5, range=-2:3, zero=free)";

  private static SineRow row(long frequency, long units, String activation, double error) {
    return new SineRow(
        "waves",
        frequency,
        units,
        activation,
        activation.equals("relu") ? "owo-molf" : "adact",
        10 * units,
        3,
        units == 8 ? 6 : 0,
        units == 8 ? 2 : 0,
        0.5,
        error,
        new SineRow.Conditions(500, 20, OptionalLong.of(4), "0.1.0"));
  }

  private static final List<SineRow> ROWS =
      List.of(
          row(1, 1, "relu", 0.08),
          row(1, 8, "relu", 0.04),
          row(1, 1, HINGES, 0.0012345),
          row(2, 8, "relu", 0.1),
          row(2, 1, HINGES, 0.25));

  @Test
  void theTableHasEachNetworkAndTheRatiosAreToTheWidest() {
    String markdown = SineReport.of(ROWS, curves()).markdown();
    assertThat(markdown)
        .startsWith("# waves\n")
        .contains(
            "| sin x    |     1 | pwl(5, range=-2:3, zero=free) |         10 |     3 |         0 | "
                + "      0.500 | 0.00123 |\n",
            "| sin 2x   |     8 | relu                          |         80 |     3 | 6, then 2 |",
            "- sin x, error over that of 8 relu: 1 relu 2.00 and 1 pwl(5) 0.0309\n",
            "- sin 2x, error over that of 8 relu: 1 pwl(5) 2.50\n",
            "relu by owo-molf and pwl by adact, 20 iterations",
            "first weights from seed 4\n",
            "`./sluice mlp sine --iterations 20 --seed 4 --name waves` makes them again.\n");
  }

  @Test
  void theTerminalHasTheSameNumbersInItsWidth() {
    assertThat(SineReport.of(ROWS, curves()).text(100))
        .startsWith("waves: For how many ReLU units")
        .containsPattern("(?m)^sin x +1  pwl\\(5, range=-2:3, zero=free\\) .* 0.00123$");
    assertThat(SineReport.of(ROWS, curves()).text(60).lines())
        .allMatch(line -> line.length() <= 60);
  }

  @Test
  void rowsOfSeveralRunsAreNoReport() {
    assertThatThrownBy(() -> SineReport.of(List.of(), List.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("there are no results: run ./sluice mlp sine");
    SineRow other = row(1, 1, "relu", 0.08);
    SineRow longer =
        new SineRow(
            other.study(),
            1,
            1,
            "relu",
            "owo-molf",
            5,
            1,
            0,
            0,
            0.5,
            0.08,
            new SineRow.Conditions(500, 21, OptionalLong.of(4), "0.1.0"));
    assertThatThrownBy(() -> SineReport.of(List.of(other, longer), List.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "the results of waves are not all of one run: run ./sluice mlp sine --name waves"
                + " again");
  }

  @Test
  void picturesHaveAChartANetworkAndTheSineItself() {
    var pictures = SineReport.of(ROWS, curves()).pictures();
    assertThat(pictures.keySet()).containsExactly("fit.png", "hinges.png", "errors.png");
    List<Chart> fits = ((Figure) pictures.get("fit.png")).charts();
    assertThat(fits)
        .extracting(Chart::title)
        .containsExactly(
            "sin x, 1 relu",
            "sin x, 8 relu",
            "sin x, 1 pwl(5)",
            "sin 2x, 8 relu",
            "sin 2x, 1 pwl(5)");
    assertThat(fits.get(4).series().get(0).points())
        .contains(new Point(1, StrictMath.sin(2)), new Point(-1, StrictMath.sin(-2)));
    assertThat(fits.get(4).series().get(1).points()).contains(new Point(1, 0.25));
    List<Chart> hinges = ((Figure) pictures.get("hinges.png")).charts();
    assertThat(hinges)
        .extracting(Chart::title)
        .containsExactly("sin x, 1 pwl(5)", "sin 2x, 1 pwl(5)");
    assertThat(hinges.get(0).series().get(2).points())
        .extracting(Point::x)
        .containsExactly(-2.0, 3.0);
    List<Chart> errors = ((Figure) pictures.get("errors.png")).charts();
    assertThat(errors).extracting(chart -> chart.series().size()).containsExactly(3, 2);
  }

  private static List<SineCurveRow> curves() {
    List<SineCurveRow> curves = new ArrayList<>();
    for (SineRow row : ROWS) {
      add(curves, row, Curve.FIT, -1, 0, 1);
      add(curves, row, Curve.ERROR, 0, 1);
      if (row.activation().equals(HINGES)) {
        add(curves, row, Curve.HINGES_BEFORE, -2, 3);
        add(curves, row, Curve.HINGES_AFTER, -2, 3);
        add(curves, row, Curve.REACHED, -1, 2);
      }
    }
    return curves;
  }

  private static void add(List<SineCurveRow> curves, SineRow row, Curve curve, double... places) {
    for (double x : places) {
      curves.add(
          new SineCurveRow(row.frequency(), row.units(), row.activation(), curve, x, row.error()));
    }
  }
}
