package io.sluice.report;

import static io.sluice.report.Table.Align.LEFT;
import static io.sluice.report.Table.Align.RIGHT;

import io.sluice.report.Table.Column;
import io.sluice.run.MlpRow;
import io.sluice.run.ShortestDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The circumstances of a comparison of small networks, and what a reader may not conclude.
 *
 * @param numbers what is compared
 */
record MlpFacts(MlpComparison numbers) {

  /** Of intervals that hold with 95 %. */
  private static final double MISSES = 0.05;

  /** Missing runs that are named one by one. */
  private static final int MOST_NAMED = 3;

  /** What networks were trained on. */
  Section data() {
    Table table =
        new Table(
            List.of(
                new Column("data", LEFT),
                new Column("inputs", RIGHT),
                new Column("outputs", RIGHT),
                new Column("patterns", RIGHT),
                new Column("trained on", RIGHT),
                new Column("tested on", RIGHT)),
            numbers.data().stream().map(MlpFacts::cells).toList());
    List<String> notes =
        numbers.folds() == 0
            ? List.of()
            : List.of("trained on, tested on: patterns of one fold; others may differ by one");
    return new Section("Data", List.of(table), notes);
  }

  private static List<String> cells(MlpComparison.DataSet set) {
    MlpRow.Conditions conditions = set.conditions();
    return List.of(
        set.data(),
        Numbers.count(conditions.inputs()),
        Numbers.count(conditions.outputs()),
        Numbers.count(conditions.patterns()),
        Numbers.count(conditions.trainingPatterns()),
        Numbers.count(conditions.testPatterns()));
  }

  List<String> sentences() {
    List<String> facts = new ArrayList<>();
    if (numbers.runs() < numbers.plannedRuns()) {
      facts.add(
          "not complete: %s of %s runs are there"
              .formatted(Numbers.count(numbers.runs()), Numbers.count(numbers.plannedRuns())));
      numbers.arms().stream()
          .filter(arm -> !arm.missing().isEmpty())
          .map(this::missing)
          .forEach(facts::add);
    }
    chance(facts);
    errors(facts);
    numbers.arms().stream()
        .map(MlpComparison.Arm::method)
        .distinct()
        .flatMap(method -> dependent(method).stream())
        .forEach(facts::add);
    facts.add(folds());
    facts.add(
        "training: %s iterations; loss %s, ridge %s; first weights %s; bypass %s"
            .formatted(
                each(conditions -> Numbers.count(conditions.iterations())),
                each(MlpRow.Conditions::loss),
                each(conditions -> ShortestDecimal.of(conditions.ridge())),
                each(MlpRow.Conditions::source),
                each(MlpRow.Conditions::bypass)));
    facts.add("scaling: " + each(MlpRow.Conditions::scaling));
    facts.add("seeds: " + Numbers.list(numbers.seeds().stream().map(String::valueOf).toList()));
    facts.add("early stopping: " + each(MlpFacts::stopping));
    facts.add(
        "machine: the processor, a thread a run; runs side by side, but those of adam one after the"
            + " other; sluice "
            + each(MlpRow.Conditions::sluice));
    return facts;
  }

  private static String stopping(MlpRow.Conditions conditions) {
    return conditions.earlyStopping().equals("none")
        ? "none, errors are those of the network as it was after the iteration"
        : conditions.earlyStopping()
            + ", errors are those of the network that had the least error so far on the fold behind"
            + " the one tested on, which is not trained on";
  }

  private String missing(MlpComparison.Arm arm) {
    List<String> missing = arm.missing();
    return "missing: %s with %s, %s; its means are over the other runs, and its differences over the pairs that are there"
        .formatted(
            numbers.name(arm.data(), arm.hidden()),
            arm.method(),
            missing.size() > MOST_NAMED
                ? "%d runs".formatted(missing.size())
                : Numbers.list(missing));
  }

  private void chance(List<String> facts) {
    long intervals =
        numbers.arms().stream()
            .flatMap(arm -> Stream.of(arm.testDifference(), arm.trainingDifference()))
            .flatMap(difference -> difference.stream())
            .filter(difference -> difference.low().isPresent())
            .count();
    if (intervals > 1) {
      facts.add(
          "chance: if no method differed from %s at all, about %s of the %s intervals, on test and on training, would still exclude zero"
              .formatted(
                  numbers.baseline(),
                  Numbers.decimal(intervals * MISSES, 1),
                  Numbers.count(intervals)));
    }
  }

  private void errors(List<String> facts) {
    List<String> errors = named(MlpMeasure.ERROR);
    List<String> rates = named(MlpMeasure.ERROR_RATE);
    if (!errors.isEmpty()) {
      facts.add(
          "error%s: %s, a mean over patterns and a sum over outputs%s"
              .formatted(
                  rates.isEmpty() ? "" : " on " + Numbers.list(errors),
                  Numbers.list(
                      numbers.data().stream()
                          .filter(set -> set.measure() == MlpMeasure.ERROR)
                          .map(set -> set.conditions().loss())
                          .distinct()
                          .toList()),
                  numbers.data().stream()
                          .filter(set -> set.measure() == MlpMeasure.ERROR)
                          .allMatch(set -> set.conditions().scaling().equals("standard"))
                      ? "; targets are in units of their deviation on the patterns trained on, so"
                          + " that telling their mean costs 1 an output"
                      : ""));
    }
    if (!rates.isEmpty()) {
      facts.add(
          "error%s: the share of patterns told wrongly, 0 to 1; the loss is in results.csv"
              .formatted(errors.isEmpty() ? "" : " on " + Numbers.list(rates)));
    }
  }

  private List<String> named(MlpMeasure measure) {
    return numbers.data().stream()
        .filter(set -> set.measure() == measure)
        .map(MlpComparison.DataSet::data)
        .toList();
  }

  private Optional<String> dependent(String method) {
    List<MlpComparison.Arm> arms =
        numbers.arms().stream()
            .filter(arm -> arm.method().equals(method) && arm.dependent() > 0)
            .toList();
    return arms.stream()
        .mapToLong(MlpComparison.Arm::dependent)
        .boxed()
        .max(Long::compare)
        .map(
            most ->
                "dependent: %s ends with up to %s functions that are sums of others and weigh nothing, on %s"
                    .formatted(
                        method,
                        Numbers.count(most),
                        Numbers.list(
                            arms.stream().map(MlpComparison.Arm::data).distinct().toList())));
  }

  private String folds() {
    return numbers.folds() == 0
        ? "patterns: the same are trained on and tested on in every run"
        : "folds: each data set is cut into %d parts of equal size but for one pattern, the same for all methods; each part is tested on by networks trained on %s; intervals are widened by the root of 1/n + %s in place of 1/n, tested over trained patterns, because folds share what they are trained on (Nadeau and Bengio 2003)"
            .formatted(
                numbers.folds(),
                numbers.data().stream()
                        .allMatch(set -> set.conditions().earlyStopping().equals("none"))
                    ? "the others"
                    : "the others but the one behind it",
                each(
                    conditions ->
                        Numbers.decimal(
                            (double) conditions.testPatterns() / conditions.trainingPatterns(),
                            2)));
  }

  /** Data set by data set, or once if all agree. */
  private String each(Function<MlpRow.Conditions, String> value) {
    Map<String, List<String>> sets = new LinkedHashMap<>();
    for (MlpComparison.DataSet set : numbers.data()) {
      sets.computeIfAbsent(value.apply(set.conditions()), word -> new ArrayList<>())
          .add(set.data());
    }
    return sets.size() == 1
        ? sets.keySet().iterator().next()
        : sets.entrySet().stream()
            .map(entry -> "%s (%s)".formatted(entry.getKey(), Numbers.list(entry.getValue())))
            .collect(Collectors.joining(", "));
  }
}
