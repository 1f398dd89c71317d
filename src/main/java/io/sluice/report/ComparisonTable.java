package io.sluice.report;

import static io.sluice.report.Numbers.nats;
import static io.sluice.report.Table.Align.LEFT;
import static io.sluice.report.Table.Align.RIGHT;

import io.sluice.measure.Verdict;
import io.sluice.report.Table.Column;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The cells of the comparison. */
final class ComparisonTable {

  private final Comparison numbers;

  ComparisonTable(Comparison numbers) {
    this.numbers = numbers;
  }

  /** The marks that any variant has, ascending. */
  List<Long> marks() {
    return numbers.variants().stream()
        .flatMap(variant -> variant.marks().stream())
        .map(Comparison.Mark::mark)
        .distinct()
        .sorted()
        .toList();
  }

  /** A row a variant for each mark; the first column is the mark. */
  Table table() {
    List<List<String>> rows = new ArrayList<>();
    for (long mark : marks()) {
      for (Comparison.Variant variant : numbers.variants()) {
        at(variant, mark).ifPresent(measured -> rows.add(cells(variant, measured)));
      }
    }
    return new Table(
        List.of(
            new Column("steps", RIGHT),
            new Column("variant", LEFT),
            new Column("parameters", RIGHT),
            new Column("loss", RIGHT),
            new Column("spread", RIGHT),
            new Column("perplexity", RIGHT),
            new Column("vs " + numbers.baseline(), RIGHT),
            new Column("95 % interval", RIGHT),
            new Column("verdict", LEFT),
            new Column("n", RIGHT)),
        rows);
  }

  static Optional<Comparison.Mark> at(Comparison.Variant variant, long mark) {
    return variant.marks().stream().filter(measured -> measured.mark() == mark).findFirst();
  }

  private List<String> cells(Comparison.Variant variant, Comparison.Mark measured) {
    Optional<Comparison.Loss> loss = measured.loss();
    Optional<Comparison.Difference> difference = measured.difference();
    return List.of(
        Numbers.count(measured.mark()),
        variant.variant(),
        Numbers.count(variant.parameters()),
        loss.map(l -> nats(l.meanNats())).orElse("diverged"),
        loss.map(l -> nats(l.standardDeviation())).orElse(""),
        loss.map(l -> Numbers.perplexity(l.perplexity())).orElse(""),
        difference.map(d -> nats(d.meanNats())).orElse(""),
        difference.flatMap(Comparison.Difference::interval).map(ComparisonTable::words).orElse(""),
        verdict(variant, measured),
        Integer.toString(measured.n()));
  }

  String verdict(Comparison.Variant variant, Comparison.Mark measured) {
    if (variant.variant().equals(numbers.baseline())) {
      return "baseline";
    }
    return measured.difference().map(difference -> words(difference.verdict())).orElse("no pair");
  }

  static String words(Comparison.Interval interval) {
    return nats(interval.lowNats()) + " to " + nats(interval.highNats());
  }

  static String words(Verdict verdict) {
    return switch (verdict) {
      case LOWER -> "lower";
      case HIGHER -> "higher";
      case WITHIN_NOISE -> "within noise";
      case UNKNOWN -> "one seed";
    };
  }

  /** What the rows of a mark leave open. */
  List<String> divergences(long mark) {
    List<String> notes = new ArrayList<>();
    for (Comparison.Variant variant : numbers.variants()) {
      for (Comparison.Diverged run :
          at(variant, mark).map(Comparison.Mark::diverged).orElse(List.of())) {
        notes.add(
            "%s diverged at step %d (seed %d)"
                .formatted(variant.variant(), run.step(), run.seed()));
      }
    }
    return notes;
  }
}
