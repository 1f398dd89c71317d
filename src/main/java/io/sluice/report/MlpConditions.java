package io.sluice.report;

import io.sluice.experiment.Analysis;
import io.sluice.experiment.Cell;
import io.sluice.experiment.Numbers;
import io.sluice.experiment.Plan;
import io.sluice.experiment.ReportPart;
import io.sluice.experiment.Section;
import io.sluice.experiment.Trial;
import io.sluice.run.MlpRow;
import io.sluice.run.ShortestDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The circumstances of a comparison of small networks, and what a reader may not conclude.
 *
 * @param data what they are trained on
 * @param machines of all rows
 */
record MlpConditions(MlpData data, Machines machines) implements ReportPart {
  /** Missing runs that are named one by one. */
  private static final int MOST_NAMED = 3;

  @Override
  public Optional<Section> of(Analysis analysis) {
    Plan plan = analysis.plan();
    List<String> facts = new ArrayList<>();
    missing(analysis, facts);
    errors(plan, facts);
    plan.comparedLevels().forEach(method -> dependent(analysis, method).ifPresent(facts::add));
    facts.add(folds(plan));
    facts.add(
        "training: %s iterations; loss %s, ridge %s; first weights %s; bypass %s"
            .formatted(
                data.each(conditions -> Numbers.count(conditions.iterations())),
                plan.unlessVaried(
                    "loss", plan.unlessVaried("output_reset", data.each(MlpRow.Conditions::loss))),
                plan.unlessVaried(
                    "ridge", data.each(conditions -> ShortestDecimal.of(conditions.ridge()))),
                plan.unlessVaried("source", data.each(MlpRow.Conditions::source)),
                plan.unlessVaried("bypass", data.each(MlpRow.Conditions::bypass))));
    facts.add("scaling: " + plan.unlessVaried("scaling", data.each(MlpRow.Conditions::scaling)));
    facts.add("seeds: " + Numbers.list(plan.seeds().stream().map(String::valueOf).toList()));
    facts.add(
        "early stopping: "
            + plan.unlessVaried("early_stopping", data.each(MlpConditions::stopping)));
    facts.add(
        "machine: the processor, a thread a run; runs side by side, but those of adam one after the"
            + " other; sluice "
            + data.each(MlpRow.Conditions::sluice)
            + machines.words());
    machines.difference().ifPresent(facts::add);
    return Optional.of(Section.of("Conditions", List.of(), facts));
  }

  private static String stopping(MlpRow.Conditions conditions) {
    return conditions.earlyStopping().equals("none")
        ? "none, errors are those of the network as it was after the iteration"
        : conditions.earlyStopping()
            + ", errors are those of the network that had the least error so far on the fold behind"
            + " the one tested on, which is not trained on";
  }

  private static void missing(Analysis analysis, List<String> facts) {
    Plan plan = analysis.plan();
    for (Map<String, String> arm : analysis.arms()) {
      List<String> missing =
          plan.trials().stream()
              .filter(trial -> !analysis.runs(arm).contains(trial))
              .map(Trial::toString)
              .toList();
      if (!missing.isEmpty()) {
        facts.add(
            "missing: %s with %s, %s; its means are over the other runs, and its differences over the pairs that are there"
                .formatted(
                    analysis.context(arm),
                    arm.get(plan.compared()),
                    missing.size() > MOST_NAMED
                        ? "%d runs".formatted(missing.size())
                        : Numbers.list(missing)));
      }
    }
  }

  private void errors(Plan plan, List<String> facts) {
    List<MlpRow> losses = data.sets(false);
    List<MlpRow> rates = data.sets(true);
    if (!losses.isEmpty()) {
      facts.add(
          "error%s: %s, a mean over patterns and a sum over outputs%s"
              .formatted(
                  rates.isEmpty() ? "" : " on " + names(losses),
                  Numbers.list(
                      losses.stream().map(row -> row.conditions().loss()).distinct().toList()),
                  !plan.varies("scaling")
                          && losses.stream()
                              .allMatch(row -> row.conditions().scaling().equals("standard"))
                      ? "; targets are in units of their deviation on the patterns trained on, so"
                          + " that telling their mean costs 1 an output"
                      : ""));
    }
    if (!rates.isEmpty()) {
      facts.add(
          "error%s: the share of patterns told wrongly, 0 to 1; the loss is in results.csv"
              .formatted(losses.isEmpty() ? "" : " on " + names(rates)));
    }
  }

  private static String names(List<MlpRow> sets) {
    return Numbers.list(sets.stream().map(MlpRow::data).toList());
  }

  private static Optional<String> dependent(Analysis analysis, String method) {
    List<Cell> arms =
        analysis.cells(MlpReport.DEPENDENT, analysis.plan().end()).stream()
            .filter(cell -> cell.arm().get(MlpReport.METHOD).equals(method))
            .filter(cell -> cell.mean().orElse(0) > 0)
            .toList();
    return arms.stream()
        .flatMap(cell -> analysis.at(cell.arm(), cell.checkpoint()).stream())
        .flatMap(run -> Stream.of(run.values().get(MlpReport.DEPENDENT)))
        .max(Double::compare)
        .map(
            most ->
                "dependent: %s ends with up to %s functions that are sums of others and weigh nothing, on %s"
                    .formatted(
                        method,
                        Numbers.count(most),
                        Numbers.list(
                            arms.stream()
                                .map(cell -> cell.arm().get(MlpReport.DATA))
                                .distinct()
                                .toList())));
  }

  private String folds(Plan plan) {
    return plan.folds() == 0
        ? "patterns: the same are trained on and tested on in every run"
        : "folds: each data set is cut into %d parts of equal size but for one pattern, the same for all methods; each part is tested on by networks trained on %s; intervals are widened by the root of 1/n + %s in place of 1/n, tested over trained patterns, because folds share what they are trained on (Nadeau and Bengio 2003)"
            .formatted(
                plan.folds(),
                data.stopsEarly() ? "the others but the one behind it" : "the others",
                data.each(
                    conditions ->
                        Numbers.decimal(
                            (double) conditions.testPatterns() / conditions.trainingPatterns(),
                            2)));
  }
}
