package io.sluice.report;

import io.sluice.picture.Axis;
import io.sluice.picture.HeatMap;
import io.sluice.picture.Picture;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * Accuracy as a heat map: a row an activation, a column a net. Where nets are depths of one net,
 * columns are those.
 *
 * @param numbers what is drawn
 */
record AccuracyGrid(VisionComparison numbers) {

  static final String DEPTHS = "depth-by-activation.png";
  static final String NETS = "nets-by-activation.png";

  private static final int PERCENT = 100;

  /** By the name of its file; none for one net or one activation, or if all runs diverged. */
  Map<String, Picture> pictures() {
    List<String> nets = numbers.arms().stream().map(VisionComparison.Arm::net).distinct().toList();
    List<String> activations =
        numbers.arms().stream().map(VisionComparison.Arm::activation).distinct().toList();
    boolean ended = numbers.arms().stream().anyMatch(arm -> arm.end().isPresent());
    if (nets.size() < 2 || activations.size() < 2 || !ended) {
      return Map.of();
    }
    List<OptionalDouble> depths = nets.stream().map(VisionPictures::depth).toList();
    if (depths.stream().allMatch(OptionalDouble::isPresent)
        && new HashSet<>(depths).size() == nets.size()) {
      List<String> sorted =
          nets.stream()
              .sorted(Comparator.comparing(net -> VisionPictures.depth(net).orElseThrow()))
              .toList();
      List<String> names =
          sorted.stream()
              .map(net -> Numbers.count(VisionPictures.depth(net).orElseThrow()))
              .toList();
      return Map.of(DEPTHS, map(sorted, Axis.ofNames("hidden layers", names), activations));
    }
    return Map.of(NETS, map(nets, Axis.ofNames("net", nets), activations));
  }

  private HeatMap map(List<String> nets, Axis columns, List<String> activations) {
    return new HeatMap(
        "%s after %s".formatted(numbers.study(), Numbers.count(numbers.epochs(), "epoch")),
        columns,
        Axis.ofNames("activation", activations),
        "mean test accuracy in percent" + diverged(),
        activations.stream()
            .map(activation -> nets.stream().map(net -> accuracy(net, activation)).toList())
            .toList());
  }

  /** A mean over those that went well says less. */
  private String diverged() {
    long some =
        numbers.arms().stream()
            .filter(arm -> arm.end().isPresent() && !arm.diverged().isEmpty())
            .count();
    return some == 0 ? "" : "; in %d cells some runs diverged".formatted(some);
  }

  /** Mean over the runs that reached the end. */
  private OptionalDouble accuracy(String net, String activation) {
    return numbers.arms().stream()
        .filter(arm -> arm.net().equals(net) && arm.activation().equals(activation))
        .flatMap(arm -> arm.end().stream())
        .mapToDouble(end -> PERCENT * end.accuracy())
        .findFirst();
  }
}
