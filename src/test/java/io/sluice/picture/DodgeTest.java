package io.sluice.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.sluice.picture.Axis.Scale;
import java.awt.geom.Rectangle2D;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DodgeTest {
  private static Plot plot(Axis x, List<Series> series) {
    Chart chart = new Chart("", x, Axis.of("y"), series);
    List<Chart> charts = List.of(chart);
    return new Plot(
        chart, Range.ofX(charts), Range.ofY(charts), new Rectangle2D.Double(0, 0, 800, 600));
  }

  private static List<Series> arms(int count, double error, double... places) {
    return IntStream.range(0, count)
        .mapToObj(
            i ->
                new Series(
                    "arm " + i,
                    Mark.DOTTED_LINE,
                    IntStream.range(0, places.length)
                        .mapToObj(j -> new Point(places[j], i, error))
                        .toList()))
        .toList();
  }

  @Test
  void barsOfTwentyArmsStandSideBySideAboutTheirPlace() {
    List<Series> arms = arms(20, 1, 0, 1, 2, 3);
    Plot plot = plot(new Axis("layer", Scale.WHOLE), arms);
    Dodge dodge = Dodge.of(plot);
    assertThat(dodge.crowded()).isFalse();
    assertThat(dodge.step()).isGreaterThanOrEqualTo(4);
    assertThat(arms.stream().mapToDouble(dodge::of).sum()).isCloseTo(0, within(1e-9));
    double farthest = dodge.of(arms.get(19));
    assertThat(plot.x(3) + farthest).isLessThan(800);
    assertThat(2 * farthest).isLessThan(plot.x(1) - plot.x(0));
  }

  @Test
  void barsWithoutRoomBecomeBands() {
    double[] layers = IntStream.range(0, 75).asDoubleStream().toArray();
    List<Series> arms = arms(5, 1, layers);
    Dodge dodge = Dodge.of(plot(new Axis("layer", Scale.WHOLE), arms));
    assertThat(dodge.crowded()).isTrue();
    assertThat(dodge.of(arms.get(4))).isZero();
  }

  @Test
  void whatHasNoBarsOrSharesNoPlaceStaysThere() {
    List<Series> bare = arms(3, 0, 0, 1);
    assertThat(Dodge.of(plot(Axis.of("x"), bare)).of(bare.get(2))).isZero();
    List<Series> apart =
        List.of(
            new Series("a", Mark.DOTS, List.of(new Point(0, 1, 1))),
            new Series("b", Mark.DOTS, List.of(new Point(1, 1, 1))));
    assertThat(Dodge.of(plot(Axis.of("x"), apart)).of(apart.get(1))).isZero();
  }

  @Test
  void dotsOfOneNameStandSideBySide() {
    List<Series> dots =
        List.of(
            new Series("a", Mark.DOTS, List.of(new Point(0, 1))),
            new Series("b", Mark.DOTS, List.of(new Point(0, 1))));
    Dodge dodge = Dodge.of(plot(Axis.ofNames("set", List.of("one")), dots));
    assertThat(dodge.of(dots.get(1))).isPositive().isEqualTo(-dodge.of(dots.get(0)));
  }
}
