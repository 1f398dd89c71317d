package io.sluice.report;

import io.sluice.experiment.Section;
import io.sluice.measure.Quartiles;
import io.sluice.run.OverheadRow;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.stream.IntStream;

/**
 * What variants cost. Times are compared step by step with the step beside them, so that a machine
 * that drifts does not matter.
 *
 * @param reference the variant that all are compared with
 * @param steps timed steps of each
 * @param conditions what times depend on besides
 * @param costs in the order of the rows
 */
public record Overhead(
    String reference, int steps, OverheadRow.Conditions conditions, List<Cost> costs) {

  /**
   * One variant.
   *
   * @param variant its notation
   * @param parameters trained numbers of the model
   * @param stepS seconds of a step, median
   * @param overReference a step's time over the reference's
   * @param overRelu the same and more over the ReLU in the variant's form, where that was timed
   * @param peakRssBytes the most memory of a process that trains this variant alone
   */
  public record Cost(
      String variant,
      long parameters,
      double stepS,
      Quartiles overReference,
      Optional<OverRelu> overRelu,
      OptionalLong peakRssBytes) {}

  /**
   * A variant beside the ReLU in its form.
   *
   * @param relu the notation of that
   * @param parameters more parameters: those that the activation learns
   * @param step a step's time over ReLU's
   * @param peakRssBytes more memory, negative if it is less
   */
  public record OverRelu(String relu, long parameters, Quartiles step, OptionalLong peakRssBytes) {}

  /**
   * Computes the costs.
   *
   * @param reference a variant of the rows
   * @param rows of {@code overhead.csv}
   * @return the costs
   * @throws IllegalArgumentException if the rows do not belong together
   */
  public static Overhead of(String reference, List<OverheadRow> rows) {
    Map<String, List<OverheadRow>> variants = new LinkedHashMap<>();
    rows.forEach(row -> variants.computeIfAbsent(row.variant(), v -> new ArrayList<>()).add(row));
    List<OverheadRow> references = variants.get(reference);
    if (references == null) {
      throw new IllegalArgumentException(
          "the overhead of %s was not measured: delete overhead.csv to measure again"
              .formatted(reference));
    }
    for (List<OverheadRow> own : variants.values()) {
      boolean alike =
          own.size() == references.size()
              && own.stream()
                  .allMatch(row -> row.conditions().equals(references.get(0).conditions()))
              && own.get(0).relu().map(variants::containsKey).orElse(true);
      if (!alike) {
        throw new IllegalArgumentException(
            "the rows of %s in overhead.csv do not fit those of %s: delete the file to measure again"
                .formatted(own.get(0).variant(), reference));
      }
    }
    return new Overhead(
        reference,
        references.size(),
        references.get(0).conditions(),
        variants.values().stream()
            .map(own -> cost(own, references, own.get(0).relu().map(variants::get)))
            .toList());
  }

  private static Cost cost(
      List<OverheadRow> own, List<OverheadRow> references, Optional<List<OverheadRow>> relu) {
    OverheadRow first = own.get(0);
    return new Cost(
        first.variant(),
        first.parameters(),
        Quartiles.of(own.stream().mapToDouble(OverheadRow::stepS).toArray()).median(),
        ratio(own, references),
        relu.map(
            other ->
                new OverRelu(
                    other.get(0).variant(),
                    first.parameters() - other.get(0).parameters(),
                    ratio(own, other),
                    difference(first.peakRssBytes(), other.get(0).peakRssBytes()))),
        first.peakRssBytes());
  }

  private static Quartiles ratio(List<OverheadRow> own, List<OverheadRow> others) {
    return Quartiles.of(
        IntStream.range(0, own.size())
            .mapToDouble(i -> own.get(i).stepS() / others.get(i).stepS())
            .toArray());
  }

  private static OptionalLong difference(OptionalLong own, OptionalLong other) {
    return own.isPresent() && other.isPresent()
        ? OptionalLong.of(own.getAsLong() - other.getAsLong())
        : OptionalLong.empty();
  }

  /**
   * Training tokens a second by the median step.
   *
   * @param variant its notation
   * @return empty if that was not timed
   */
  OptionalDouble tokensPerS(String variant) {
    return costs.stream()
        .filter(cost -> cost.variant().equals(variant))
        .mapToDouble(cost -> conditions.batch() * conditions.context() / cost.stepS())
        .findFirst();
  }

  /** As a part of a report. */
  Section section() {
    return OverheadTable.section(this).with("overhead", this);
  }

  /**
   * The costs for a terminal.
   *
   * @param columns the terminal's width; fewer than the table has give a list
   * @return lines, each ended
   */
  public String text(int columns) {
    return String.join("\n", section().text(columns)).stripTrailing() + "\n";
  }
}
