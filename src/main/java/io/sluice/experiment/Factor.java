package io.sluice.experiment;

import java.util.List;

/**
 * One thing that is varied.
 *
 * @param name a word: {@code activation}
 * @param levels what it takes, in the order of the tables
 */
public record Factor(String name, List<Level> levels) {

  /** Copies the list. */
  public Factor {
    levels = List.copyOf(levels);
  }

  /**
   * A factor of words and of numbers that say themselves.
   *
   * @param name its name
   * @param levels as results have them
   * @return the factor
   */
  public static Factor of(String name, List<String> levels) {
    return new Factor(name, levels.stream().map(Level::of).toList());
  }

  /** The levels as results have them. */
  public List<String> notations() {
    return levels.stream().map(Level::notation).toList();
  }

  /** Whether tables align its levels as numbers. */
  public boolean isNumeric() {
    return levels.stream().allMatch(level -> level.notation().matches("\\d+"));
  }

  /** A level by its notation. */
  public Level level(String notation) {
    return levels.stream()
        .filter(level -> level.notation().equals(notation))
        .findFirst()
        .orElseThrow();
  }
}
