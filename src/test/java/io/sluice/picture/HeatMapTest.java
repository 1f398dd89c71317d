package io.sluice.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.Color;
import java.util.Collections;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class HeatMapTest {

  private static final List<String> ROWS = List.of("relu", "mish");
  private static final List<String> COLUMNS = List.of("1", "20", "75");

  /** Not a number stands for an empty cell. */
  private static HeatMap map(List<String> rows, List<String> columns, double... numbers) {
    List<OptionalDouble> cells =
        DoubleStream.of(numbers)
            .mapToObj(n -> Double.isNaN(n) ? OptionalDouble.empty() : OptionalDouble.of(n))
            .toList();
    return new HeatMap(
        "title",
        Axis.ofNames("layers", columns),
        Axis.ofNames("activation", rows),
        "accuracy in percent",
        IntStream.range(0, rows.size())
            .mapToObj(i -> cells.subList(i * columns.size(), (i + 1) * columns.size()))
            .toList());
  }

  private static int rgb(Color color) {
    return color.getRGB() & 0xFFFFFF;
  }

  @Test
  void eachCellHasTheShadeOfItsNumber() {
    HeatMap map = map(ROWS, COLUMNS, 90, 50, 20, 95, 80, Double.NaN);
    Shades shades = Shades.of(map);
    Pixels pixels = Pixels.of(map);
    for (double number : new double[] {90, 50, 20, 95, 80}) {
      assertThat(pixels.of(rgb(shades.color(number)))).as("%s", number).hasSizeGreaterThan(5000);
    }
    // Rows from the top, columns from the left.
    Pixels.Pixel first = pixels.of(rgb(shades.color(90))).get(0);
    assertThat(pixels.of(rgb(shades.color(50))).get(0).x()).isGreaterThan(first.x());
    assertThat(pixels.of(rgb(shades.color(80))).get(0).y()).isGreaterThan(first.y());
    assertThat(pixels.of(rgb(shades.color(80))).get(0).x())
        .isEqualTo(pixels.of(rgb(shades.color(50))).get(0).x());
  }

  @Test
  void aCellWithoutANumberIsEmpty() {
    HeatMap whole = map(ROWS, COLUMNS, 90, 50, 20, 95, 80, 95);
    HeatMap gap = map(ROWS, COLUMNS, 90, 50, 20, 95, 80, Double.NaN);
    int light = rgb(Shades.of(whole).color(95));
    int cells = Pixels.of(whole).of(light).size();
    int cell = Pixels.of(gap).of(light).size();
    assertThat(cell).isBetween(cells * 2 / 5, cells * 3 / 5);
    int white = Pixels.of(gap).of(0xFFFFFF).size() - Pixels.of(whole).of(0xFFFFFF).size();
    assertThat(white).isGreaterThan(cell);
  }

  @Test
  void greaterNumbersAreLighterInGreyAndLettersAreRead() {
    Shades shades = new Shades(0, 1000);
    double before = -1;
    for (int number = 0; number <= 1000; number += 20) {
      double lightness = Shades.lightness(shades.color(number));
      assertThat(lightness).isGreaterThan(before);
      assertThat(Math.abs(lightness - Shades.lightness(shades.letters(number))))
          .isGreaterThan(0.45);
      before = lightness;
    }
    assertThat(before - Shades.lightness(shades.color(0))).isGreaterThan(0.5);
    assertThat(Shades.lightness(Color.WHITE) - before).isGreaterThan(0.2);
  }

  @Test
  void numbersHaveTheDigitsInWhichTheyDiffer() {
    assertThat(new Shades(45.637, 94.38).text(64.02)).isEqualTo("64.0");
    assertThat(new Shades(90.81, 91.0).text(90.88)).isEqualTo("90.88");
    assertThat(new Shades(0.001, 0.02).text(0.01)).isEqualTo("0.0100");
    assertThat(new Shades(0, 250_000).text(1234.4)).isEqualTo("1234");
    assertThat(new Shades(0, 0).text(0)).isEqualTo("0");
  }

  @Test
  void oneNumberAndManyLongNamesAreDrawn() {
    Pixels one = Pixels.of(map(List.of("relu"), List.of("1"), 50));
    assertThat(one.of(rgb(new Shades(50, 50).color(50)))).hasSizeGreaterThan(5000);
    String name = "attention-cnn(width=64, heads=4)";
    List<String> many = IntStream.range(0, 14).mapToObj(i -> name + i).collect(Collectors.toList());
    HeatMap map =
        map(Collections.nCopies(8, name), many, IntStream.range(0, 112).asDoubleStream().toArray());
    Pixels wide = Pixels.of(map);
    assertThat(wide.image().getWidth()).isBetween(1100, 1500);
    // A margin of white all around: nothing is cut off.
    int right = wide.image().getWidth() - 3;
    int bottom = wide.image().getHeight() - 3;
    assertThat(IntStream.range(0, bottom)).allMatch(y -> isWhite(wide, right, y));
    assertThat(IntStream.range(0, right)).allMatch(x -> isWhite(wide, x, bottom));
  }

  private static boolean isWhite(Pixels pixels, int x, int y) {
    return (pixels.image().getRGB(x, y) & 0xFFFFFF) == 0xFFFFFF;
  }

  @Test
  void whatIsNoGridIsRefused() {
    assertThatThrownBy(() -> map(List.of("relu"), List.of("1"), Double.NaN))
        .hasMessageContaining("heat map 'title' shows []");
    assertThatThrownBy(() -> map(List.of("relu"), List.of("1"), Double.POSITIVE_INFINITY))
        .hasMessageContaining("Infinity");
    assertThatThrownBy(
            () ->
                new HeatMap(
                    "short",
                    Axis.ofNames("x", COLUMNS),
                    Axis.ofNames("y", List.of("relu")),
                    "",
                    List.of(List.of(OptionalDouble.of(1)))))
        .hasMessageContaining("not a number for each of 1 rows and 3 columns");
  }
}
