package io.sluice.report;

import static io.sluice.report.Numbers.nats;

import io.sluice.measure.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a reader may and may not conclude, in sentences made from the numbers. */
final class Conclusions {

  private static final double SAME_SIZE = 0.01; // parameter counts closer than this pass as equal
  private static final double BY_CHANCE = 0.05; // of 95 % intervals that miss a true zero

  private final Comparison numbers;
  private final List<String> sentences = new ArrayList<>();

  private Conclusions(Comparison numbers) {
    this.numbers = numbers;
  }

  static Comparison addedTo(Comparison numbers) {
    Conclusions conclusions = new Conclusions(numbers);
    conclusions.incomplete();
    numbers.variants().forEach(conclusions::verdict);
    conclusions.unseen();
    conclusions.byChance();
    numbers.variants().forEach(conclusions::diverged);
    conclusions.sizes();
    return numbers.withConclusions(List.copyOf(conclusions.sentences));
  }

  private void incomplete() {
    if (!numbers.isComplete()) {
      sentences.add(
          "The study is not complete: %d of its %d measurements are there."
              .formatted(numbers.measurements(), numbers.plannedMeasurements()));
    }
  }

  private void verdict(Comparison.Variant variant) {
    Comparison.Mark last = variant.last();
    if (last.difference().isEmpty()) {
      return;
    }
    Comparison.Difference difference = last.difference().get();
    String start = "After %s %s".formatted(Numbers.count(last.mark(), "step"), variant.variant());
    String mean = nats(difference.meanNats()) + " nats";
    sentences.add(
        difference
            .interval()
            .map(
                interval ->
                    "%s %s: %s, 95 %% interval %s to %s, n = %d."
                        .formatted(
                            start,
                            relation(difference.verdict()),
                            mean,
                            nats(interval.lowNats()),
                            nats(interval.highNats()),
                            difference.n()))
            .orElseGet(
                () ->
                    ("%s differs from %s by %s in one pair of runs: one seed shows no spread, so nothing follows for the"
                            + " variants.")
                        .formatted(start, numbers.baseline(), mean)));
  }

  private String relation(Verdict verdict) {
    return switch (verdict) {
      case LOWER -> "has a lower loss than " + numbers.baseline();
      case HIGHER -> "has a higher loss than " + numbers.baseline();
      case WITHIN_NOISE, UNKNOWN -> "is within noise of " + numbers.baseline();
    };
  }

  /** Within noise is not the same as equal. */
  private void unseen() {
    numbers.variants().stream()
        .flatMap(variant -> variant.last().difference().stream())
        .filter(difference -> difference.verdict() == Verdict.WITHIN_NOISE)
        .flatMap(difference -> difference.interval().stream())
        .mapToDouble(i -> Math.max(Math.abs(i.lowNats()), Math.abs(i.highNats())))
        .max()
        .ifPresent(
            widest ->
                sentences.add(
                    "Within noise does not mean equal: differences of up to %s nats would fit these runs as well."
                        .formatted(nats(widest))));
  }

  private void byChance() {
    long intervals =
        numbers.variants().stream()
            .flatMap(variant -> variant.marks().stream())
            .flatMap(mark -> mark.difference().stream())
            .flatMap(difference -> difference.interval().stream())
            .count();
    if (intervals > 1) {
      sentences.add(
          ("Each interval stands for one comparison; if no variant differed from %s at all, the chance that at least one of"
                  + " these %d excludes zero could be as high as %s.")
              .formatted(numbers.baseline(), intervals, chance(intervals)));
    }
  }

  /** How likely it is at most that one of so many intervals misses a true zero. */
  static String chance(long intervals) {
    return "%.0f %%".formatted(100 * Math.min(1, BY_CHANCE * intervals));
  }

  private void diverged(Comparison.Variant variant) {
    List<Comparison.Diverged> runs = variant.last().diverged();
    if (!runs.isEmpty()) {
      sentences.add(
          "%s diverged in %d of %d runs (%s)%s."
              .formatted(
                  variant.variant(),
                  runs.size(),
                  runs.size() + variant.last().n(),
                  Numbers.list(
                      runs.stream()
                          .map(run -> "at step %d, seed %d".formatted(run.step(), run.seed()))
                          .toList()),
                  variant.last().n() == 0
                      ? ""
                      : "; its mean is over the others and may flatter it"));
    }
  }

  private void sizes() {
    Optional<Comparison.Variant> baseline =
        numbers.variants().stream()
            .filter(variant -> variant.variant().equals(numbers.baseline()))
            .findFirst();
    baseline.ifPresent(
        base -> numbers.variants().forEach(variant -> size(variant, base.parameters())));
  }

  private void size(Comparison.Variant variant, long baseline) {
    double excess = (double) variant.parameters() / baseline - 1;
    if (Math.abs(excess) > SAME_SIZE) {
      sentences.add(
          "%s has %s %s parameters than %s, so a difference is not the variant's alone."
              .formatted(
                  variant.variant(),
                  Numbers.percent(Math.abs(excess)),
                  excess > 0 ? "more" : "fewer",
                  numbers.baseline()));
    }
  }
}
