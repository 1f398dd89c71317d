package io.sluice.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.picture.Axis.Scale;
import io.sluice.picture.Figure.Ranges;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FigureTest {

  private static final List<Point> SLOPE =
      List.of(new Point(1, 1), new Point(10, 20), new Point(100, 150));

  /** A legend of long names begins left of here. */
  private static final int RIGHT_OF_THE_CHART = 850;

  private static Chart chart(Scale scale, Series... series) {
    return new Chart("chart", new Axis("x", scale), new Axis("y", scale), List.of(series));
  }

  private static Series series(String name, Mark mark) {
    return new Series(name, mark, SLOPE);
  }

  private static Figure figure(Series... series) {
    return Figure.of(chart(Scale.LINEAR, series), Palette.DISTINCT);
  }

  @Test
  void oneChartIsOfOneSizeAndManyGrowInRows() {
    Chart chart = chart(Scale.LINEAR, series("a", Mark.LINE));
    Pixels one = Pixels.of(Figure.of(chart, Palette.DISTINCT));
    assertThat(one.image().getWidth()).isEqualTo(1200);
    assertThat(one.image().getHeight()).isEqualTo(800);
    Pixels row = Pixels.of(many(3, chart));
    Pixels rows = Pixels.of(many(4, chart));
    assertThat(row.image().getWidth()).isEqualTo(1500).isEqualTo(rows.image().getWidth());
    assertThat(rows.image().getHeight()).isBetween(650, 2 * row.image().getHeight());
  }

  private static Figure many(int charts, Chart chart) {
    return new Figure(
        "many", 3, Ranges.SHARED, Palette.DISTINCT, Collections.nCopies(charts, chart));
  }

  @Test
  void equalFiguresAreEqualBytes() {
    assertThat(figure(series("a", Mark.LINE)).png())
        .isEqualTo(figure(series("a", Mark.LINE)).png());
    assertThat(figure(series("a", Mark.LINE)).png())
        .isNotEqualTo(figure(series("b", Mark.LINE)).png());
  }

  @ParameterizedTest
  @EnumSource(value = Scale.class, mode = EnumSource.Mode.EXCLUDE, names = "NAMES")
  void linesRunThroughTheDots(Scale scale) {
    Chart dots = chart(scale, series("a", Mark.DOTS));
    Pixels drawn = Pixels.of(Figure.of(dots, Palette.DISTINCT));
    Pixels line = Pixels.of(Figure.of(chart(scale, series("a", Mark.LINE)), Palette.DISTINCT));
    List<Pixels.Pixel> centres = centres(drawn.of(Pixels.BLUE));
    assertThat(centres).hasSize(SLOPE.size());
    assertThat(centres).allMatch(centre -> line.isNear(centre, Pixels.BLUE));
  }

  /** The middle of each dot; dots are far apart, and pixels come from left to right. */
  private static List<Pixels.Pixel> centres(List<Pixels.Pixel> pixels) {
    int split = 12;
    return IntStream.range(0, pixels.size())
        .filter(i -> i == 0 || pixels.get(i).x() - pixels.get(i - 1).x() > split)
        .mapToObj(
            first -> {
              List<Pixels.Pixel> dot =
                  pixels.stream()
                      .filter(p -> p.x() >= pixels.get(first).x())
                      .filter(p -> p.x() - pixels.get(first).x() <= split)
                      .toList();
              return new Pixels.Pixel(
                  (int) Math.round(dot.stream().mapToInt(Pixels.Pixel::x).average().orElseThrow()),
                  (int) Math.round(dot.stream().mapToInt(Pixels.Pixel::y).average().orElseThrow()));
            })
        .toList();
  }

  @Test
  void eachNameHasAColourAndReferencesAreGreyAndDashed() {
    List<Point> higher = List.of(new Point(1, 100), new Point(100, 120));
    Pixels drawn =
        Pixels.of(
            figure(
                series("a", Mark.LINE),
                new Series("reference", Mark.REFERENCE, higher),
                new Series("b", Mark.LINE, List.of(new Point(1, 50), new Point(100, 60)))));
    int blue = drawn.of(Pixels.BLUE).size();
    int vermillion = drawn.of(Pixels.VERMILLION).size();
    int grey = drawn.of(Pixels.GREY).size();
    assertThat(blue).isPositive();
    assertThat(vermillion).isPositive();
    assertThat(grey).isBetween(vermillion / 3, vermillion * 4 / 5);
  }

  @Test
  void errorBarsReachAsFarAsTheyShould() {
    List<Point> points = List.of(new Point(0, 10, 5), new Point(1, 10, 5), new Point(2, 10, 2));
    Pixels drawn = Pixels.of(figure(new Series("a", Mark.DOTS, points)));
    List<Integer> heights = drawn.of(Pixels.BLUE).stream().map(Pixels.Pixel::y).sorted().toList();
    int bar = heights.get(heights.size() - 1) - heights.get(0);
    // 10 of 10.6 units, of a plot that is most of 800 pixels high.
    assertThat(bar).isBetween(600, 760);
  }

  @Test
  void theLastTickHasAllOfItsLabel() {
    // The range ends just after the last tick, 100000.
    List<Point> points = List.of(new Point(0, 0), new Point(100_000 / 1.028, 1));
    BufferedImage image = Pixels.of(figure(new Series("a", Mark.LINE, points))).image();
    int last =
        IntStream.range(900, 1190)
            .filter(
                x -> IntStream.range(750, 780).anyMatch(y -> (image.getRGB(x, y) & 0xFF) < 0x80))
            .max()
            .orElseThrow();
    int frame =
        IntStream.range(900, 1190).filter(x -> image.getRGB(x, 300) != -1).max().orElseThrow();
    int half = Typeface.metrics(Typeface.ofLabels(18).label()).stringWidth("100000") / 2;
    assertThat(last).isBetween(frame + half - 8, frame + half);
  }

  @Test
  void aNameIsOfOneColourInAllCharts() {
    Chart first = chart(Scale.LINEAR, series("a", Mark.LINE), series("r", Mark.REFERENCE));
    Chart second = chart(Scale.LINEAR, series("b", Mark.LINE), series("a", Mark.LINE));
    Map<String, Style> styles =
        Style.of(new Figure("", 2, Ranges.OWN, Palette.DISTINCT, List.of(first, second)));
    assertThat(styles.keySet()).containsExactly("a", "r", "b");
    assertThat(styles.get("a").color().getRGB() & 0xFFFFFF).isEqualTo(Pixels.BLUE);
    assertThat(styles.get("b").color().getRGB() & 0xFFFFFF).isEqualTo(Pixels.VERMILLION);
  }

  @Test
  void distinctNamesDifferInColourOrDashes() {
    List<Series> series =
        IntStream.range(0, Palette.MOST_DISTINCT)
            .mapToObj(i -> series("s" + i, Mark.LINE))
            .toList();
    Chart chart = new Chart("", Axis.of("x"), Axis.of("y"), series);
    assertThat(Style.of(Figure.of(chart, Palette.DISTINCT)).values()).doesNotHaveDuplicates();
    assertThat(Style.of(Figure.of(chart, Palette.ORDERED)).values()).doesNotHaveDuplicates();
  }

  @Test
  void moreNamesThanTheLegendHasRoomForStillMakeAPicture() {
    List<Series> series =
        IntStream.range(0, 75).mapToObj(i -> series("layer " + i, Mark.LINE)).toList();
    Chart chart = new Chart("", Axis.of("x"), Axis.of("y"), series);
    assertThat(Pixels.of(Figure.of(chart, Palette.ORDERED)).image().getHeight()).isEqualTo(800);
  }

  /** The thin edges of hollow dots are smoothed. */
  private static boolean isNearlyBlue(Color color) {
    return color.getRed() < 0x50
        && color.getBlue() > 0x90
        && color.getBlue() - color.getGreen() > 0x20;
  }

  @Test
  void thePictureGrowsUntilEveryDistinctNameIsInTheLegend() {
    Series[] many =
        IntStream.range(0, Palette.MOST_DISTINCT)
            .mapToObj(
                i -> series("a name that takes two lines of the legend, number " + i, Mark.DOTS))
            .toArray(Series[]::new);
    BufferedImage image = Pixels.of(figure(many)).image();
    assertThat(image.getHeight()).isGreaterThan(800);
    boolean[] blue = new boolean[image.getHeight()];
    for (int y = 0; y < blue.length; y++) {
      for (int x = RIGHT_OF_THE_CHART; x < image.getWidth(); x++) {
        blue[y] |= isNearlyBlue(new Color(image.getRGB(x, y)));
      }
    }
    // One name in seven is blue, with dots of another form each time, some of them hollow.
    int apart = 14;
    assertThat(
            IntStream.range(apart, blue.length)
                .filter(y -> blue[y])
                .filter(y -> IntStream.range(y - apart, y).noneMatch(above -> blue[above])))
        .hasSize(Palette.MOST_DISTINCT / 7);
  }

  @Test
  void sharedRangesAreThoseOfAllCharts() {
    Chart low = chart(Scale.LINEAR, series("a", Mark.LINE));
    Chart high =
        chart(
            Scale.LINEAR,
            new Series("a", Mark.LINE, List.of(new Point(-50, 400), new Point(50, 500, 10))));
    Range x = Range.ofX(List.of(low, high));
    assertThat(x.from()).isBetween(-56.0, -50.0);
    assertThat(x.to()).isBetween(100.0, 106.0);
    assertThat(Range.ofY(List.of(low, high)).to()).isBetween(510.0, 530.0);
    assertThat(x.share(x.from(), Scale.LINEAR)).isZero();
    assertThat(x.share(25, Scale.LINEAR)).isEqualTo(0.5);
    assertThat(new Range(0.1, 1000).share(10, Scale.LOGARITHMIC)).isEqualTo(0.5);
  }

  @Test
  void sharesBeginAtZero() {
    Axis share = new Axis("share", Scale.FROM_ZERO);
    for (double top : new double[] {0, 0.02, 1}) {
      Series series = new Series("a", Mark.LINE, List.of(new Point(0, 0), new Point(1, top)));
      Range y = Range.ofY(List.of(new Chart("", Axis.of("x"), share, List.of(series))));
      assertThat(y.from()).isZero();
      assertThat(y.to()).isGreaterThan(top);
    }
  }

  @Test
  void aSinglePointHasRoomAroundIt() {
    List<Point> point = List.of(new Point(0, 0));
    Chart chart = chart(Scale.LINEAR, new Series("a", Mark.DOTS, point));
    assertThat(Range.ofX(List.of(chart)).from()).isNegative();
    assertThat(Pixels.of(Figure.of(chart, Palette.DISTINCT)).of(Pixels.BLUE)).isNotEmpty();
  }

  @Test
  void anEarlierPictureIsReplacedWhole(@TempDir Path folder) throws Exception {
    Path file = Files.writeString(folder.resolve("a.png"), "old");
    Figure figure = figure(series("a", Mark.LINE));
    figure.write(file);
    assertThat(Files.readAllBytes(file)).isEqualTo(figure.png());
    assertThat(Files.readAllBytes(folder.resolve("a.svg"))).isEqualTo(figure.svg());
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files).containsExactlyInAnyOrder(file, folder.resolve("a.svg"));
    }
  }

  @Test
  void whatCannotBeDrawnIsRefused() {
    assertThatThrownBy(() -> new Point(0, Double.NaN)).hasMessageContaining("NaN");
    assertThatThrownBy(() -> new Point(0, 1, -1)).hasMessageContaining("from 2.0 to 0.0");
    assertThatThrownBy(() -> new Series("a", Mark.LINE, List.of()))
        .hasMessageContaining("0 points");
    assertThatThrownBy(() -> figure(series("a", Mark.LINE), series("a", Mark.DOTS)))
        .hasMessageContaining("2 series with 1 names");
    Series zero = new Series("zero", Mark.LINE, List.of(new Point(1, 0)));
    assertThatThrownBy(() -> chart(Scale.LOGARITHMIC, zero))
        .hasMessageContaining("'zero' is off a logarithmic axis");
    assertThatThrownBy(() -> new Figure("", 0, Ranges.OWN, Palette.DISTINCT, List.of()))
        .hasMessageContaining("0 charts");
    assertThatThrownBy(() -> figure(series("a", Mark.BARS)))
        .hasMessageContaining("'a' does not fit the axes LINEAR and LINEAR");
  }
}
