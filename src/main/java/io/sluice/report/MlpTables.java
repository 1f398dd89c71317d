package io.sluice.report;

import static io.sluice.report.Table.Align.LEFT;
import static io.sluice.report.Table.Align.RIGHT;

import io.sluice.measure.Verdict;
import io.sluice.report.Table.Column;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** The cells of a comparison of small networks. */
record MlpTables(MlpComparison numbers) {

  private static final int DIGITS = 4;
  private static final int MOST_DECIMALS = 8;

  Section results() {
    Table table =
        new Table(
            List.of(
                new Column("data", LEFT),
                new Column("hidden", RIGHT),
                new Column("method", LEFT),
                new Column("parameters", RIGHT),
                new Column("test", RIGHT),
                new Column("spread", RIGHT),
                new Column("difference", RIGHT),
                new Column("95 % interval", RIGHT),
                new Column("verdict", LEFT),
                new Column("n", RIGHT),
                new Column("training", RIGHT),
                new Column("training difference", RIGHT),
                new Column("training verdict", LEFT)),
            numbers.arms().stream().map(this::result).toList());
    return new Section(
        "Results",
        List.of(table),
        List.of(
            "test, training: error after the last iteration%s, mean over %s; spread: standard deviation of the test error over them"
                .formatted(
                    numbers.data().stream()
                            .allMatch(set -> set.conditions().earlyStopping().equals("none"))
                        ? ""
                        : " of the network that early stopping keeps",
                    numbers.trials()),
            "difference: of errors, to those of %s on the same data set with as many hidden units, %s; its interval is Student's t, and a verdict of within noise that it contains zero"
                .formatted(
                    numbers.baseline(), numbers.folds() == 0 ? "seed by seed" : "fold by fold"),
            "training verdicts: of the same kind, though folds share most of the patterns that they are trained on; they speak of these patterns rather than of others"));
  }

  private List<String> result(MlpComparison.Arm arm) {
    int decimals = decimals(arm.data());
    Optional<MlpComparison.Difference> test = arm.testDifference();
    Optional<MlpComparison.Difference> training = arm.trainingDifference();
    return List.of(
        arm.data(),
        Numbers.count(arm.hidden()),
        arm.method(),
        Numbers.count(arm.parameters()),
        Numbers.decimal(arm.test().mean(), decimals),
        decimal(arm.test().standardDeviation(), decimals),
        test.map(d -> Numbers.decimal(d.mean(), decimals)).orElse(""),
        test.filter(d -> d.low().isPresent())
            .map(d -> decimal(d.low(), decimals) + " to " + decimal(d.high(), decimals))
            .orElse(""),
        verdict(arm),
        Integer.toString(arm.n()),
        Numbers.decimal(arm.training().mean(), decimals),
        training.map(d -> Numbers.decimal(d.mean(), decimals)).orElse(""),
        training.map(d -> words(d.verdict())).orElse(""));
  }

  /** As many as show the lowest test error of a data set with four digits. */
  private int decimals(String data) {
    double least =
        numbers.arms().stream()
            .filter(arm -> arm.data().equals(data))
            .mapToDouble(arm -> arm.test().mean())
            .filter(error -> error > 0)
            .min()
            .orElse(1);
    int places = DIGITS - 1 - (int) Math.floor(Math.log10(least));
    return Math.max(0, Math.min(MOST_DECIMALS, places));
  }

  private static String decimal(OptionalDouble value, int decimals) {
    return value.isPresent() ? Numbers.decimal(value.getAsDouble(), decimals) : "";
  }

  private String verdict(MlpComparison.Arm arm) {
    if (arm.method().equals(numbers.baseline())) {
      return "baseline";
    }
    return arm.testDifference().map(d -> words(d.verdict())).orElse("no pair");
  }

  private static String words(Verdict verdict) {
    return switch (verdict) {
      case LOWER -> "lower";
      case HIGHER -> "higher";
      case WITHIN_NOISE -> "within noise";
      case UNKNOWN -> "one pair";
    };
  }

  Section standings() {
    boolean sizes = numbers.hasSizes();
    List<Column> columns = new ArrayList<>();
    columns.add(new Column("method", LEFT));
    if (sizes) {
      columns.add(new Column("hidden", RIGHT));
    }
    for (String heading :
        List.of("test rank", "training rank", "lower", "within noise", "higher", "training only")) {
      columns.add(new Column(heading, RIGHT));
    }
    List<String> notes = new ArrayList<>();
    notes.add(
        "ranks: mean place among the methods by test and by training error, 1 the lowest, over the data sets on which all methods have all runs, %s"
            .formatted(ranked()));
    notes.add(
        "lower, within noise, higher: on how many data sets the test error is that against %s; training only: on how many a method fits the training data better than %1$s and is no better on test"
            .formatted(numbers.baseline()));
    numbers.standings().forEach(standing -> sentence(standing).ifPresent(notes::add));
    return new Section(
        "Over the data sets",
        List.of(
            new Table(
                columns,
                numbers.standings().stream().map(standing -> cells(standing, sizes)).toList())),
        notes);
  }

  private String ranked() {
    return Numbers.list(
        numbers.standings().stream()
            .map(MlpComparison.Standing::ranked)
            .distinct()
            .map(count -> "%d of %d".formatted(count, numbers.data().size()))
            .toList());
  }

  private List<String> cells(MlpComparison.Standing standing, boolean sizes) {
    List<String> cells = new ArrayList<>();
    cells.add(standing.method());
    if (sizes) {
      cells.add(Numbers.count(standing.hidden()));
    }
    cells.add(Numbers.points(standing.testRank(), 1));
    cells.add(Numbers.points(standing.trainingRank(), 1));
    for (List<String> sets :
        List.of(
            standing.lower(), standing.withinNoise(), standing.higher(), standing.trainingOnly())) {
      cells.add(standing.method().equals(numbers.baseline()) ? "" : Integer.toString(sets.size()));
    }
    return cells;
  }

  private Optional<String> sentence(MlpComparison.Standing standing) {
    List<String> parts = new ArrayList<>();
    add(parts, "lower test error on", standing.lower());
    add(parts, "within noise on", standing.withinNoise());
    add(parts, "higher test error on", standing.higher());
    add(parts, "fits only the training data better on", standing.trainingOnly());
    String subject =
        numbers.hasSizes()
            ? "%s, %s hidden".formatted(standing.method(), Numbers.count(standing.hidden()))
            : standing.method();
    return parts.isEmpty()
        ? Optional.empty()
        : Optional.of(
            "%s against %s: %s".formatted(subject, numbers.baseline(), String.join("; ", parts)));
  }

  private static void add(List<String> parts, String what, List<String> sets) {
    if (!sets.isEmpty()) {
      parts.add(what + " " + Numbers.list(sets));
    }
  }
}
