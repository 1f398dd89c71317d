package io.sluice.report;

import io.sluice.experiment.Analysis;
import io.sluice.experiment.Cell;
import io.sluice.experiment.Numbers;
import io.sluice.experiment.Pairing;
import io.sluice.experiment.Plan;
import io.sluice.experiment.ReportTable;
import io.sluice.experiment.ReportTable.Column;
import io.sluice.experiment.Section;
import io.sluice.run.MlpRow;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What small networks are trained on, and how well.
 *
 * @param sets a row of each data set that has any, of its first fold, in the study's order
 */
record MlpData(List<MlpRow> sets) {
  private static final int DIGITS = 4;
  private static final int MOST_DECIMALS = 8;

  static MlpData of(Plan plan, List<MlpRow> rows) {
    return new MlpData(
        plan.factor(MlpReport.DATA).notations().stream()
            .flatMap(
                data ->
                    rows.stream()
                        .filter(row -> row.data().equals(data))
                        .min(Comparator.comparingLong(MlpRow::fold))
                        .stream())
            .toList());
  }

  private static boolean isRate(MlpRow row) {
    return row.testErrorRate().isPresent();
  }

  /** The data sets whose errors are shares of patterns, or those whose errors are losses. */
  List<MlpRow> sets(boolean rates) {
    return sets.stream().filter(row -> isRate(row) == rates).toList();
  }

  /** What an arm is measured by: {@code error} or {@code error rate}. */
  String words(Map<String, String> arm) {
    return sets.stream()
            .filter(row -> row.data().equals(arm.get(MlpReport.DATA)))
            .allMatch(MlpData::isRate)
        ? "error rate"
        : "error";
  }

  boolean stopsEarly() {
    return !sets.stream().allMatch(row -> row.conditions().earlyStopping().equals("none"));
  }

  Optional<Section> results(Analysis analysis) {
    Plan plan = analysis.plan();
    Map<String, Integer> decimals = new LinkedHashMap<>();
    sets.forEach(row -> decimals.put(row.data(), decimals(analysis, row.data())));
    Columns columns =
        new Columns(
            analysis,
            (cell, value) -> Numbers.decimal(value, decimals.get(cell.arm().get(MlpReport.DATA))));
    Function<Cell, Cell> training = cell -> columns.also(cell, MlpReport.TRAINING);
    List<Column<Cell>> all = new ArrayList<>(columns.factors());
    all.addAll(
        List.of(
            columns.parameters(),
            columns.mean("test"),
            columns.spread(),
            columns.difference("difference"),
            columns.interval(),
            columns.verdict(),
            Columns.n(),
            columns.mean("training", MlpReport.TRAINING, columns.digits()),
            Column.<Cell>numbers(
                    "training difference",
                    cell ->
                        training
                            .apply(cell)
                            .difference()
                            .map(d -> columns.digits().of(cell, d.mean()))
                            .orElse(""))
                .detail(),
            Column.<Cell>words(
                    "training verdict",
                    cell ->
                        training.apply(cell).difference().map(d -> d.verdict().words()).orElse(""))
                .detail()));
    ReportTable table = ReportTable.of(analysis.cells(MlpReport.TEST), all);
    return Optional.of(
        Section.of(
                "Results",
                List.of(table),
                List.of(
                    "test, training: error after the last iteration%s, mean over %s; spread: standard deviation of the test error over them"
                        .formatted(
                            stopsEarly() ? " of the network that early stopping keeps" : "",
                            plan.meanOver()),
                    "difference: of errors, to those of %s on the same data set with as many hidden units, %s; its interval is Student's t, for itself; verdicts are of all comparisons together"
                        .formatted(
                            plan.baseline(),
                            plan.folds() == 0 ? Pairing.SEED.words() : Pairing.FOLD.words()),
                    "training verdicts: of the same kind, though folds share most of the patterns"
                        + " that they are trained on; they speak of these patterns rather than of"
                        + " others"))
            .with(
                "cells",
                plan.metrics().stream().flatMap(m -> analysis.cells(m).stream()).toList()));
  }

  /** As many as show the lowest test error of a data set with four digits. */
  private static int decimals(Analysis analysis, String data) {
    double least =
        analysis.cells(MlpReport.TEST).stream()
            .filter(cell -> cell.arm().get(MlpReport.DATA).equals(data))
            .flatMapToDouble(cell -> cell.mean().stream())
            .filter(error -> error > 0)
            .min()
            .orElse(1);
    int places = DIGITS - 1 - (int) Math.floor(Math.log10(least));
    return Math.max(0, Math.min(MOST_DECIMALS, places));
  }

  /** How many there are. */
  Optional<Section> patterns(Analysis analysis) {
    ReportTable table =
        ReportTable.of(
            sets,
            List.of(
                Column.words("data", MlpRow::data),
                Column.numbers("inputs", row -> Numbers.count(row.conditions().inputs())),
                Column.numbers("outputs", row -> Numbers.count(row.conditions().outputs())),
                Column.numbers("patterns", row -> Numbers.count(row.conditions().patterns())),
                Column.numbers(
                    "trained on", row -> Numbers.count(row.conditions().trainingPatterns())),
                Column.numbers(
                    "tested on", row -> Numbers.count(row.conditions().testPatterns()))));
    List<String> notes =
        analysis.plan().folds() == 0
            ? List.of()
            : List.of("trained on, tested on: patterns of one fold; others may differ by one");
    return Optional.of(Section.of("Data", List.of(table), notes));
  }

  /** Data set by data set, or once if all agree. */
  String each(Function<MlpRow.Conditions, String> value) {
    Map<String, List<String>> words = new LinkedHashMap<>();
    for (MlpRow row : sets) {
      words.computeIfAbsent(value.apply(row.conditions()), w -> new ArrayList<>()).add(row.data());
    }
    return words.size() == 1
        ? words.keySet().iterator().next()
        : words.entrySet().stream()
            .map(entry -> "%s (%s)".formatted(entry.getKey(), Numbers.list(entry.getValue())))
            .collect(Collectors.joining(", "));
  }
}
