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
 * @param folds parts of the training images, each measured on once a pair and seed; 0 if there are
 *     test images
 */
public record VisionQuestion(
    String study,
    Optional<String> text,
    List<String> nets,
    List<String> activations,
    String baseline,
    List<Long> seeds,
    int folds) {}
