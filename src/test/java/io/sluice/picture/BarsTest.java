package io.sluice.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.sluice.picture.Axis.Scale;
import java.awt.FontMetrics;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BarsTest {

  private static final List<String> NAMES = List.of("one", "two");

  private static Chart chart(List<String> names, Series... series) {
    return new Chart("bars", Axis.ofNames("net", names), Axis.of("area"), List.of(series));
  }

  private static Series bars(String name, Point... points) {
    return new Series(name, Mark.BARS, List.of(points));
  }

  private static Pixels drawn(Chart chart) {
    return Pixels.of(Figure.of(chart, Palette.DISTINCT));
  }

  /** How many pixels of a colour are in each column that has any. */
  private static int[] heights(Pixels pixels, int color) {
    List<Pixels.Pixel> all = pixels.of(color);
    return all.stream()
        .mapToInt(Pixels.Pixel::x)
        .distinct()
        .map(x -> (int) all.stream().filter(pixel -> pixel.x() == x).count())
        .toArray();
  }

  @Test
  void barsStandOnZeroSideBySide() {
    Pixels pixels =
        drawn(
            chart(
                NAMES,
                bars("a", new Point(0, 100), new Point(1, 50)),
                bars("b", new Point(1, 25))));
    int[] blue = heights(pixels, Pixels.BLUE);
    int full = Arrays.stream(blue).max().orElseThrow();
    assertThat(full).isGreaterThan(500);
    // A bar of the other half the height, none between.
    assertThat(Arrays.stream(blue).filter(height -> height == full).count()).isGreaterThan(60);
    assertThat(Arrays.stream(blue).min().orElseThrow()).isCloseTo(full / 2, within(2));
    int[] vermillion = heights(pixels, Pixels.VERMILLION);
    assertThat(Arrays.stream(vermillion).distinct().toArray()).hasSize(1);
    assertThat(vermillion[0]).isCloseTo(full / 4, within(2));
    int left = pixels.of(Pixels.VERMILLION).get(0).x();
    List<Pixels.Pixel> second = pixels.of(Pixels.BLUE);
    assertThat(left).isBetween(second.get(second.size() - 1).x(), left + 12);
  }

  @Test
  void barsBelowZeroHangFromIt() {
    Pixels pixels = drawn(chart(NAMES, bars("a", new Point(0, 10), new Point(1, -10))));
    List<Pixels.Pixel> blue = pixels.of(Pixels.BLUE);
    int zero = (blue.get(0).y() + blue.get(blue.size() - 1).y()) / 2;
    int first = blue.get(0).x();
    assertThat(blue).allMatch(p -> p.x() < first + 90 ? p.y() <= zero + 1 : p.y() >= zero - 1);
    Range range = Range.ofY(List.of(chart(NAMES, bars("a", new Point(0, -4), new Point(1, -10)))));
    assertThat(range.to()).isCloseTo(0, within(0.1));
    assertThat(range.from()).isLessThan(-10);
  }

  @Test
  void errorsAreSeenAboveAndWithinTheBar() {
    Point sure = new Point(0, 100);
    Point unsure = new Point(0, 100, 20);
    int without = Arrays.stream(heights(drawn(chart(NAMES, bars("a", sure))), Pixels.BLUE)).sum();
    Pixels pixels = drawn(chart(NAMES, bars("a", unsure)));
    List<Pixels.Pixel> blue = pixels.of(Pixels.BLUE);
    int top = blue.stream().mapToInt(Pixels.Pixel::y).min().orElseThrow();
    int middle = blue.get(0).x() + 36;
    List<Pixels.Pixel> line =
        pixels.of(0).stream().filter(pixel -> Math.abs(pixel.x() - middle) < 8).toList();
    assertThat(line).anyMatch(pixel -> pixel.y() < top - 60);
    assertThat(line).anyMatch(pixel -> pixel.y() > top + 60);
    assertThat(blue).hasSizeLessThan(without);
  }

  @Test
  void stripesTellAnEighthFromTheFirst() {
    Series[] series =
        IntStream.range(0, 8).mapToObj(i -> bars("s" + i, new Point(0, 10))).toArray(Series[]::new);
    List<Style> styles =
        List.copyOf(Style.of(Figure.of(chart(NAMES, series), Palette.DISTINCT)).values());
    assertThat(styles.get(7).color()).isEqualTo(styles.get(0).color());
    assertThat(styles.get(0).stripes()).isZero();
    assertThat(styles.get(7).stripes()).isPositive();
    assertThat(styles.get(7).form()).isNotEqualTo(styles.get(0).form());
  }

  @Test
  void namesSlantIfTheyAreLongerThanTheirRoom() {
    FontMetrics metrics = Typeface.metrics(Typeface.ofLabels(18).label());
    List<String> names = List.of("relu", "attention-cnn(width=64, heads=4)");
    ColumnNames level = new ColumnNames(names, metrics, 500);
    assertThat(level.overhang()).isZero();
    ColumnNames broken = new ColumnNames(names, metrics, 240);
    assertThat(broken.overhang()).isZero();
    assertThat(broken.height()).isEqualTo(level.height() + metrics.getHeight());
    ColumnNames slanted = new ColumnNames(names, metrics, 80);
    assertThat(slanted.overhang()).isPositive();
    assertThat(slanted.height()).isGreaterThan(broken.height());
  }

  @Test
  void whatIsNoBarIsRefused() {
    assertThatThrownBy(() -> chart(NAMES, bars("a", new Point(2, 1))))
        .hasMessageContaining("'a' does not fit the axes NAMES and LINEAR");
    assertThatThrownBy(() -> chart(NAMES, bars("a", new Point(0.5, 1))))
        .hasMessageContaining("does not fit");
    assertThatThrownBy(() -> chart(NAMES, bars("a", new Point(1, 1), new Point(1, 2))))
        .hasMessageContaining("does not fit");
    assertThatThrownBy(() -> chart(NAMES, new Series("a", Mark.LINE, List.of(new Point(0, 1)))))
        .hasMessageContaining("does not fit");
    assertThatThrownBy(() -> new Axis("net", Scale.NAMES)).hasMessageContaining("has 0 names");
    assertThatThrownBy(() -> new Axis("net", Scale.LINEAR, NAMES))
        .hasMessageContaining("has 2 names");
  }
}
