package io.sluice.report;

import io.sluice.experiment.Analysis;
import io.sluice.experiment.Cell;
import io.sluice.experiment.Difference;
import io.sluice.experiment.Factor;
import io.sluice.experiment.Metric;
import io.sluice.experiment.Numbers;
import io.sluice.experiment.Plan;
import io.sluice.experiment.ReportTable.Column;
import java.util.List;
import java.util.OptionalDouble;

/**
 * The columns that tables of all suites have.
 *
 * @param analysis the study's numbers
 * @param digits how values are written
 */
record Columns(Analysis analysis, Digits digits) {

  /** How a value of a cell is written. */
  @FunctionalInterface
  interface Digits {
    String of(Cell cell, double value);

    default String of(Cell cell, OptionalDouble value) {
      return value.isPresent() ? of(cell, value.getAsDouble()) : "";
    }
  }

  /** Which intervals and p-values a study has. */
  static String student(Plan plan) {
    return plan.seedsUntil().isPresent()
        ? "Student's t, allowing for seeds that were added by a rule"
        : "Student's t";
  }

  /** A column a factor. */
  List<Column<Cell>> factors() {
    return analysis.plan().factors().stream().map(Columns::factor).toList();
  }

  private static Column<Cell> factor(Factor factor) {
    return factor.isNumeric()
        ? Column.numbers(
            factor.name(), cell -> Numbers.count(Long.parseLong(cell.arm().get(factor.name()))))
        : Column.words(factor.name(), cell -> cell.arm().get(factor.name()));
  }

  Column<Cell> parameters() {
    return Column.<Cell>numbers(
            "parameters",
            cell -> Numbers.count(analysis.describing(cell.arm(), Metric.PARAMETERS).orElse(0)))
        .detail();
  }

  Column<Cell> mean(String heading) {
    return Column.numbers(
        heading, cell -> cell.n() == 0 ? "diverged" : digits.of(cell, cell.mean()));
  }

  Column<Cell> spread() {
    return Column.<Cell>numbers("spread", cell -> digits.of(cell, cell.spread())).detail();
  }

  /** The same arm's mean of another metric. */
  Column<Cell> mean(String heading, Metric metric, Digits other) {
    return Column.<Cell>numbers(heading, cell -> other.of(cell, also(cell, metric).mean()))
        .detail();
  }

  /** Another metric of the same arm. */
  Cell also(Cell cell, Metric metric) {
    return analysis.cell(cell.arm(), cell.checkpoint(), metric);
  }

  Column<Cell> difference(String heading) {
    return Column.<Cell>numbers(
            heading, cell -> cell.difference().map(d -> digits.of(cell, d.mean())).orElse(""))
        .detail()
        .detail();
  }

  Column<Cell> interval() {
    return Column.<Cell>numbers("95 % interval", this::interval).detail().detail().detail();
  }

  String interval(Cell cell) {
    return cell.difference()
        .flatMap(Difference::interval)
        .map(i -> digits.of(cell, i.low()) + " to " + digits.of(cell, i.high()))
        .orElse("");
  }

  Column<Cell> verdict() {
    return Column.words("verdict", this::verdict);
  }

  private String verdict(Cell cell) {
    if (analysis.plan().isBaseline(cell.arm())) {
      return "baseline";
    }
    return cell.difference().map(d -> d.verdict().words()).orElse("no pair");
  }

  static Column<Cell> n() {
    return Column.<Cell>numbers("n", cell -> Integer.toString(cell.n())).detail();
  }
}
