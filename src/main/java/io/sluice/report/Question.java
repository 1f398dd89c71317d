package io.sluice.report;

import java.util.List;
import java.util.Optional;

/**
 * What a study set out to compare.
 *
 * @param study the study's name
 * @param text the question in words
 * @param variants notations, in the order of the tables
 * @param baseline the variant that the others are compared with
 * @param seeds each variant's runs
 * @param marks steps at which the variants are compared
 * @param design the factors that the study crosses, if it does
 */
public record Question(
    String study,
    Optional<String> text,
    List<String> variants,
    String baseline,
    List<Long> seeds,
    List<Long> marks,
    Optional<Design> design) {

  /** Copies the lists. */
  public Question {
    variants = List.copyOf(variants);
    seeds = List.copyOf(seeds);
    marks = List.copyOf(marks);
  }
}
