package io.sluice.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.picture.ForestPlot.Difference;
import io.sluice.picture.ForestPlot.Finding;
import io.sluice.picture.ForestPlot.Panel;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Differences as dots and lines. */
class ForestPlotTest {
  private static final int BLUE = 0x0072B2;
  private static final int ORANGE = 0xD55E00;

  private static ForestPlot plot(List<Panel> panels) {
    int rows = panels.get(0).differences().size();
    return new ForestPlot(
        "study",
        "difference in loss, nats",
        IntStream.range(0, rows).mapToObj(i -> "arm " + i).toList(),
        panels,
        "Dots are means.");
  }

  private static Panel panel(Difference... differences) {
    return new Panel("after 10 steps", List.of(differences));
  }

  private static double middle(List<Pixels.Pixel> pixels) {
    return pixels.stream().mapToInt(Pixels.Pixel::x).average().orElseThrow();
  }

  @Test
  void whatIsBetterIsBlueAndLeftOfWhatIsWorse() {
    Pixels pixels =
        Pixels.of(
            plot(
                List.of(
                    panel(
                        new Difference(-1, 0.2, 0.4, Finding.BETTER),
                        new Difference(0, 0.5, 0.6, Finding.OPEN),
                        new Difference(1, 0.2, 0.4, Finding.WORSE)))));
    List<Pixels.Pixel> blue = pixels.of(BLUE);
    List<Pixels.Pixel> orange = pixels.of(ORANGE);
    assertThat(blue).hasSizeGreaterThan(100);
    assertThat(orange).hasSizeGreaterThan(100);
    assertThat(middle(blue)).isLessThan(middle(orange) - 200);
    assertThat(blue.get(0).y()).isLessThan(orange.get(0).y());
  }

  @Test
  void whatIsMissingLeavesItsRowEmpty() {
    Pixels pixels =
        Pixels.of(
            plot(
                List.of(
                    panel(
                        new Difference(-1, 0.2, 0.4, Finding.BETTER),
                        new Difference(0, 0, 0, Finding.MISSING)))));
    // Smooth letters have a few pixels of any grey.
    assertThat(pixels.of(0x555555)).as("nothing is open").hasSizeLessThan(30);
    assertThat(pixels.of(BLUE)).isNotEmpty();
  }

  @Test
  void oneWideIntervalDoesNotHideTheOthers() {
    Difference[] differences = new Difference[12];
    for (int i = 0; i < differences.length; i++) {
      differences[i] = new Difference(0.1, 0.05, 0.1, Finding.OPEN);
    }
    differences[5] = new Difference(-40, 30, 35, Finding.WORSE);
    ForestScale scale = ForestScale.of(plot(List.of(panel(differences))));
    assertThat(scale.least()).isGreaterThan(-1);
    assertThat(scale.isBeyond(-40)).isTrue();
    assertThat(scale.isBeyond(0)).isFalse();
    // Of the wide one there is an arrow, and no dot.
    assertThat(Pixels.of(plot(List.of(panel(differences)))).of(ORANGE)).hasSizeBetween(10, 400);
  }

  @Test
  void ticksAreFewAndHaveTheDecimalsOfTheirSteps() {
    ForestScale scale =
        ForestScale.of(plot(List.of(panel(new Difference(-0.0147, 0.009, 0.1, Finding.OPEN)))));
    assertThat(scale.ticks().stream().map(scale::text))
        .containsExactly("-0.025", "-0.020", "-0.015", "-0.010", "-0.005", "0.000");
    ForestScale wide =
        ForestScale.of(plot(List.of(panel(new Difference(0, 1200, 2000, Finding.OPEN)))));
    assertThat(wide.ticks().stream().map(wide::text)).contains("-1,000", "0", "1,000");
    assertThat(ForestScale.of(plot(List.of(panel(new Difference(0, 0, 0, Finding.OPEN))))).ticks())
        .contains(0.0);
  }

  @Test
  void panelsHaveADifferenceForEachName() {
    Difference none = new Difference(0, 0, 0, Finding.OPEN);
    assertThatThrownBy(() -> plot(List.of(panel(none), panel(none, none))))
        .hasMessageContaining("has not a difference for each of 1 names in 2 panels");
    assertThatThrownBy(() -> new Difference(0, 2, 1, Finding.OPEN))
        .hasMessageContaining("half widths of 2.0 and 1.0");
    assertThatThrownBy(() -> new Difference(Double.NaN, 0, 0, Finding.OPEN))
        .isInstanceOf(IllegalStateException.class);
  }
}
