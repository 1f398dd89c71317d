package io.sluice.report;

import io.sluice.picture.Axis;
import io.sluice.picture.Axis.Scale;
import io.sluice.picture.Chart;
import io.sluice.picture.Figure;
import io.sluice.picture.Figure.Ranges;
import io.sluice.picture.Mark;
import io.sluice.picture.Palette;
import io.sluice.picture.Picture;
import io.sluice.picture.Point;
import io.sluice.picture.Series;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Accuracy by depth and by net, curves by epoch and the areas under them, accuracy against loss,
 * and accuracy under attack.
 *
 * @param numbers what is drawn
 */
record VisionPictures(VisionComparison numbers) {

  private static final Pattern DEPTH = Pattern.compile("mlp\\((\\d+).*");
  private static final int PERCENT = 100;

  /** With room to read each. */
  static final int MOST_CHARTS = 9;

  /** By the names of their files; none that would show nothing. */
  Map<String, Picture> pictures() {
    Map<String, Picture> pictures = new LinkedHashMap<>();
    List<Series> depth = byDepth();
    if (depth.stream().anyMatch(series -> series.points().size() > 1)) {
      pictures.put(
          "depth.png",
          Figure.of(
              new Chart(
                  title(),
                  new Axis("hidden layers", Scale.WHOLE),
                  Axis.of("test accuracy in percent, bars: spread over " + numbers.trials()),
                  depth),
              Palette.DISTINCT));
    }
    pictures.putAll(new AccuracyGrid(numbers).pictures());
    List<Chart> curves = curves();
    if (numbers.epochs() > 1 && curves.size() <= MOST_CHARTS && !curves.isEmpty()) {
      pictures.put(
          "curves.png",
          new Figure(
              numbers.study(), Math.min(3, curves.size()), Ranges.OWN, Palette.DISTINCT, curves));
    }
    AreasPicture.of(numbers).ifPresent(figure -> pictures.put(AreasPicture.NAME, figure));
    List<Series> dots = accuracyAgainstLoss();
    if (dots.stream().mapToInt(series -> series.points().size()).sum() > 1) {
      pictures.put(
          "accuracy.png",
          Figure.of(
              new Chart(
                  title(),
                  Axis.of("test loss, nats an image"),
                  Axis.of("test accuracy in percent, a dot a net"),
                  dots),
              Palette.DISTINCT));
    }
    AttackPicture.of(numbers).ifPresent(figure -> pictures.put(AttackPicture.NAME, figure));
    return pictures;
  }

  private String title() {
    return "%s after %s".formatted(numbers.study(), Numbers.count(numbers.epochs(), "epoch"));
  }

  private List<String> activations() {
    return numbers.arms().stream().map(VisionComparison.Arm::activation).distinct().toList();
  }

  private List<VisionComparison.Arm> arms(String activation) {
    return numbers.arms().stream()
        .filter(arm -> arm.activation().equals(activation) && arm.end().isPresent())
        .toList();
  }

  private List<Series> byDepth() {
    List<Series> all = new ArrayList<>();
    for (String activation : activations()) {
      List<Point> points = new ArrayList<>();
      for (VisionComparison.Arm arm : arms(activation)) {
        OptionalDouble depth = depth(arm.net());
        VisionComparison.End end = arm.end().orElseThrow();
        if (depth.isPresent()) {
          points.add(
              new Point(
                  depth.getAsDouble(),
                  PERCENT * end.accuracy(),
                  PERCENT * end.standardDeviation().orElse(0)));
        }
      }
      if (!points.isEmpty()) {
        all.add(new Series(activation, Mark.DOTTED_LINE, points));
      }
    }
    return all;
  }

  /** Hidden layers of a plain net; none of any other. */
  static OptionalDouble depth(String net) {
    Matcher matcher = DEPTH.matcher(net);
    return matcher.matches()
        ? OptionalDouble.of(Double.parseDouble(matcher.group(1)))
        : OptionalDouble.empty();
  }

  /** A chart a net, a line an activation. */
  private List<Chart> curves() {
    Map<String, List<Series>> nets = new LinkedHashMap<>();
    for (VisionComparison.Arm arm : numbers.arms()) {
      if (!arm.curve().isEmpty()) {
        nets.computeIfAbsent(arm.net(), net -> new ArrayList<>())
            .add(
                new Series(
                    arm.activation(),
                    Mark.DOTTED_LINE,
                    arm.curve().stream()
                        .map(epoch -> new Point(epoch.epoch(), PERCENT * (1 - epoch.accuracy())))
                        .toList()));
      }
    }
    return nets.entrySet().stream()
        .map(
            net ->
                new Chart(
                    net.getKey(),
                    new Axis("epoch", Scale.WHOLE),
                    Axis.of("test error in percent"),
                    net.getValue()))
        .toList();
  }

  private List<Series> accuracyAgainstLoss() {
    List<Series> all = new ArrayList<>();
    for (String activation : activations()) {
      List<Point> points =
          arms(activation).stream()
              .map(arm -> arm.end().orElseThrow())
              .map(end -> new Point(end.lossNats(), PERCENT * end.accuracy()))
              .toList();
      if (!points.isEmpty()) {
        all.add(new Series(activation, Mark.DOTS, points));
      }
    }
    return all;
  }
}
