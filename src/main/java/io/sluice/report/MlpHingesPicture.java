package io.sluice.report;

import io.sluice.picture.Axis;
import io.sluice.picture.Axis.Scale;
import io.sluice.picture.Chart;
import io.sluice.picture.Figure;
import io.sluice.picture.Mark;
import io.sluice.picture.Point;
import io.sluice.picture.Series;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Errors by the number of hinges, of methods that differ in nothing else. */
final class MlpHingesPicture {

  static final String NAME = "hinges.png";

  private static final Pattern HINGES = Pattern.compile("(.*\\bpwl\\()(\\d+)(\\b.*)");

  /** From here on a few large numbers would push the small ones together. */
  private static final double WIDE = 8;

  private final MlpComparison numbers;

  private MlpHingesPicture(MlpComparison numbers) {
    this.numbers = numbers;
  }

  /** A chart a data set; none if no two methods differ in their hinges alone. */
  static Optional<Figure> of(MlpComparison numbers) {
    return new MlpHingesPicture(numbers).figure();
  }

  private Optional<Figure> figure() {
    Map<String, List<MlpComparison.Arm>> charts = new LinkedHashMap<>();
    for (MlpComparison.Arm arm : numbers.arms()) {
      charts
          .computeIfAbsent(numbers.name(arm.data(), arm.hidden()), name -> new ArrayList<>())
          .add(arm);
    }
    return MlpPictures.grid(
        "%s, means over %s".formatted(numbers.study(), numbers.trials()),
        charts.entrySet().stream()
            .map(chart -> chart(chart.getKey(), chart.getValue()))
            .flatMap(Optional::stream)
            .toList());
  }

  /** One line for all that a method would be with any number of hinges. */
  private static Optional<String> family(String method) {
    Matcher matcher = HINGES.matcher(method);
    return matcher.matches()
        ? Optional.of(matcher.group(1) + "H" + matcher.group(3))
        : Optional.empty();
  }

  private static double hinges(String method) {
    Matcher matcher = HINGES.matcher(method);
    if (!matcher.matches()) {
      throw new IllegalStateException(method + " has no hinges");
    }
    return Double.parseDouble(matcher.group(2));
  }

  private Optional<Chart> chart(String title, List<MlpComparison.Arm> arms) {
    Map<String, List<MlpComparison.Arm>> families = new LinkedHashMap<>();
    for (MlpComparison.Arm arm : arms) {
      family(arm.method())
          .ifPresent(
              family -> families.computeIfAbsent(family, name -> new ArrayList<>()).add(arm));
    }
    families.values().removeIf(family -> family.size() < 2);
    if (families.isEmpty()) {
      return Optional.empty();
    }
    List<Series> series = new ArrayList<>();
    families.forEach(
        (family, members) -> {
          series.add(line(family + ", test", members, MlpComparison.Arm::test));
          series.add(line(family + ", training", members, MlpComparison.Arm::training));
        });
    double[] places =
        families.values().stream()
            .flatMap(List::stream)
            .mapToDouble(arm -> hinges(arm.method()))
            .sorted()
            .toArray();
    double most = places[places.length - 1];
    arms.stream()
        .filter(arm -> arm.method().equals(numbers.baseline()))
        .filter(arm -> !families.containsKey(family(arm.method()).orElse("")))
        .forEach(
            arm ->
                series.add(
                    new Series(
                        arm.method() + ", test",
                        Mark.REFERENCE,
                        List.of(
                            new Point(places[0], arm.test().mean()),
                            new Point(most, arm.test().mean())))));
    boolean wide = most / places[0] >= WIDE;
    return Optional.of(
        new Chart(
            title,
            new Axis("hinges", wide ? Scale.LOGARITHMIC : Scale.WHOLE),
            MlpPictures.errors(numbers.measure(arms.get(0).data()).words(), series),
            series));
  }

  private static Series line(
      String name,
      List<MlpComparison.Arm> members,
      Function<MlpComparison.Arm, MlpComparison.MeanError> error) {
    return new Series(
        name,
        Mark.DOTTED_LINE,
        members.stream()
            .map(arm -> new Point(hinges(arm.method()), error.apply(arm).mean()))
            .sorted(Comparator.comparingDouble(Point::x))
            .toList());
  }
}
