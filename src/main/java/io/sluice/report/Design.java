package io.sluice.report;

import java.util.List;
import java.util.Optional;

/**
 * What a study crosses.
 *
 * @param factors what is varied, in the study's order
 * @param cells where each variant comes from, in the order of the tables
 * @param leftOut combinations that are not legal, and so were not trained
 */
public record Design(List<Factor> factors, List<Cell> cells, List<LeftOut> leftOut) {

  /** Copies the lists. */
  public Design {
    factors = List.copyOf(factors);
    cells = List.copyOf(cells);
    leftOut = List.copyOf(leftOut);
  }

  /**
   * One thing that is varied.
   *
   * @param name its name
   * @param values what it takes, the first being the one that the others are compared with
   */
  public record Factor(String name, List<String> values) {}

  /**
   * One variant.
   *
   * @param variant its notation
   * @param line the line of the study that it comes from
   * @param settings the values of the factors that the line has
   */
  public record Cell(String variant, String line, List<Setting> settings) {

    /** The value of a factor, if the line has it. */
    Optional<String> value(String factor) {
      return settings.stream()
          .filter(setting -> setting.factor().equals(factor))
          .map(Setting::value)
          .findFirst();
    }
  }

  /**
   * A factor held at a value.
   *
   * @param factor its name
   * @param value one of its values
   */
  public record Setting(String factor, String value) {}

  /**
   * A combination that is not legal.
   *
   * @param notation what it comes to
   * @param reason why it is not legal
   */
  public record LeftOut(String notation, String reason) {}

  /** The lines that the variants come from. */
  List<String> lines() {
    return cells.stream().map(Cell::line).distinct().toList();
  }
}
