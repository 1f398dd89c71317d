package io.sluice.report;

import java.util.List;
import java.util.Optional;

/**
 * What a report needs to know of a study.
 *
 * @param study its name
 * @param text the question in words
 * @param nets notations, in the order of the tables
 * @param activations likewise
 * @param baseline one of the activations
 * @param seeds runs a pair
 */
public record VisionQuestion(
    String study,
    Optional<String> text,
    List<String> nets,
    List<String> activations,
    String baseline,
    List<Long> seeds) {}
