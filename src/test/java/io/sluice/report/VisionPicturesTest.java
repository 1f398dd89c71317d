package io.sluice.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.sluice.experiment.Report;
import io.sluice.picture.Chart;
import io.sluice.picture.Figure;
import io.sluice.picture.HeatMap;
import io.sluice.picture.Picture;
import io.sluice.picture.Point;
import io.sluice.picture.Series;
import io.sluice.run.VisionRow;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VisionPicturesTest {

  private static final List<VisionRow> DEPTHS =
      VisionRows.all(
          VisionRows.run("mlp(20)", "relu", 1, 0.10, 0.20),
          VisionRows.run("mlp(20)", "relu", 2, 0.10, 0.40),
          VisionRows.run("mlp(3)", "relu", 1, 0.80, 0.90),
          VisionRows.run("mlp(3)", "mish", 1, 0.91, 0.93));

  private static Report report(List<VisionRow> rows) {
    List<String> nets = rows.stream().map(VisionRow::net).distinct().toList();
    return VisionRows.report(
        VisionRows.plan(rows.get(0).epochs(), nets, List.of(1L, 2L), 0, "relu", "mish"), rows);
  }

  private static Map<String, Picture> pictures(List<VisionRow> rows) {
    return report(rows).pictures();
  }

  private static List<Chart> charts(Picture picture) {
    return ((Figure) picture).charts();
  }

  @Test
  void depthsAreDrawnAsCurvesAsAGridAndAsBars(@TempDir Path folder) {
    Map<String, Picture> pictures = pictures(DEPTHS);
    assertThat(pictures.keySet())
        .containsExactly(
            "differences.png",
            "depth.png",
            "depth-by-activation.png",
            "curves.png",
            "areas.png",
            "accuracy.png");
    List<Series> depth = charts(pictures.get("depth.png")).get(0).series();
    assertThat(depth).extracting(Series::name).containsExactly("relu", "mish");
    assertThat(depth.get(0).points()).extracting(Point::x).containsExactly(20.0, 3.0);
    assertThat(depth.get(0).points().get(0).y()).isCloseTo(30, within(1e-9));
    assertThat(charts(pictures.get("curves.png")))
        .extracting(Chart::title)
        .containsExactly("mlp(20)", "mlp(3)");
    report(DEPTHS).write(folder);
    for (String name : pictures.keySet()) {
      assertThat(folder.resolve(name)).isNotEmptyFile();
      assertThat(folder.resolve("report.md")).content().contains("](" + name + ")");
    }
  }

  @Test
  void theGridHasDepthsInOrderAndGapsWhereNothingCameToTheEnd() {
    HeatMap grid = (HeatMap) pictures(DEPTHS).get("depth-by-activation.png");
    assertThat(grid.x().names()).containsExactly("3", "20");
    assertThat(grid.y().names()).containsExactly("relu", "mish");
    assertThat(grid.values().get(0).get(0).orElseThrow()).isCloseTo(90, within(1e-9));
    assertThat(grid.values().get(0).get(1).orElseThrow()).isCloseTo(30, within(1e-9));
    assertThat(grid.values().get(1).get(1)).isEqualTo(OptionalDouble.empty());
  }

  @Test
  void netsThatAreNoDepthsHaveTheirNames() {
    List<VisionRow> widths =
        VisionRows.all(
            VisionRows.run("mlp(3, width=8)", "relu", 1, 0.8),
            VisionRows.run("mlp(3, width=16)", "mish", 1, 0.9));
    Map<String, Picture> pictures = pictures(widths);
    assertThat(pictures).doesNotContainKey("depth-by-activation.png");
    HeatMap grid = (HeatMap) pictures.get("nets-by-activation.png");
    assertThat(grid.x().names()).containsExactly("mlp(3, width=8)", "mlp(3, width=16)");
    assertThat(pictures(VisionRows.run("simple-cnn", "relu", 1, 0.8))).isEmpty();
  }

  @Test
  void barsAreAreasWithTheirSpread() {
    List<Series> bars = charts(pictures(DEPTHS).get("areas.png")).get(0).series();
    assertThat(bars).extracting(Series::name).containsExactly("relu", "mish");
    // Errors 90 and 80, 90 and 60 percent: areas 85 and 75.
    Point deep = bars.get(0).points().get(0);
    assertThat(deep.x()).isZero();
    assertThat(deep.y()).isCloseTo(80, within(1e-9));
    assertThat(deep.error()).isCloseTo(10 / Math.sqrt(2), within(1e-9));
    assertThat(bars.get(1).points()).extracting(Point::x).containsExactly(1.0);
    assertThat(bars.get(1).points().get(0).error()).isZero();
  }

  @Test
  void runsThatAllDivergedHaveTheirCurvesAlone() {
    List<VisionRow> diverged =
        VisionRows.all(
            List.of(
                VisionRows.run("mlp(3)", "relu", 1, 0.8, 0.9).get(0),
                VisionRows.row("mlp(3)", "relu", 1, 2, 2, Optional.empty()),
                VisionRows.run("mlp(20)", "mish", 1, 0.8, 0.9).get(0),
                VisionRows.row("mlp(20)", "mish", 1, 2, 2, Optional.empty())));
    assertThat(pictures(diverged)).containsOnlyKeys("curves.png");
    assertThat(report(diverged).text(100)).contains("diverged").doesNotContain("Cost");
  }
}
