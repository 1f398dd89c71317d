package io.sluice.picture;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class StyleTest {
  private static final List<Point> POINTS = List.of(new Point(0, 1), new Point(1, 2));

  private static Figure figure(Series... series) {
    return Figure.of(new Chart("", Axis.of("x"), Axis.of("y"), List.of(series)), Palette.DISTINCT);
  }

  private static Series series(String name) {
    return new Series(name, Mark.DOTTED_LINE, POINTS);
  }

  @Test
  void anArmLooksTheSameInAllPicturesOfAReport() {
    List<String> arms = List.of("swiglu", "geglu", "dynactglu");
    Map<String, Style> all =
        Style.of(figure(series("swiglu"), series("geglu"), series("dynactglu")).ofArms(arms));
    Map<String, Style> one = Style.of(figure(series("dynactglu")).ofArms(arms));
    assertThat(one.get("dynactglu")).isEqualTo(all.get("dynactglu"));
    Series named = new Series("vgg with geglu", Mark.DOTTED_LINE, POINTS, "geglu");
    Map<String, Style> other = Style.of(figure(named, series("something else")).ofArms(arms));
    assertThat(other.get("vgg with geglu")).isEqualTo(all.get("geglu"));
    assertThat(all.values()).doesNotContain(other.get("something else"));
  }

  /** Also where a print has no colours: neighbours in the legend have other forms. */
  @Test
  void armsDifferInColourAndFormTogether() {
    Series[] many =
        IntStream.range(0, Palette.MOST_DISTINCT)
            .mapToObj(i -> series("arm " + i))
            .toArray(Series[]::new);
    List<Style> styles = List.copyOf(Style.of(figure(many)).values());
    assertThat(styles)
        .extracting(style -> List.of(style.color(), style.form() % Style.FORMS))
        .doesNotHaveDuplicates();
    assertThat(styles.subList(0, Style.FORMS)).extracting(Style::form).doesNotHaveDuplicates();
  }

  @Test
  void seriesOfOneArmShareItsColourAndDifferInDashesAndFilling() {
    Map<String, Style> styles =
        Style.of(
            figure(
                new Series("a, test", Mark.DOTTED_LINE, POINTS, "a"),
                new Series("a, training", Mark.DOTTED_LINE, POINTS, "a")));
    Style test = styles.get("a, test");
    Style training = styles.get("a, training");
    assertThat(training.color()).isEqualTo(test.color());
    assertThat(training.form()).isEqualTo(test.form());
    assertThat(training.stroke()).isNotEqualTo(test.stroke());
    assertThat(training.part()).isNotEqualTo(test.part());
  }
}
