package io.sluice.report;

import java.util.List;
import java.util.Optional;

/**
 * What a report of small networks needs to know of a study.
 *
 * @param study its name
 * @param question what it is to answer, in words
 * @param data names of data sets, in the order of the tables
 * @param hidden numbers of hidden units, likewise
 * @param methods ways of training with their activations, likewise
 * @param baseline one of the methods
 * @param seeds of first weights
 * @param folds parts of the patterns, each tested on once a method and seed; 0 if they are not cut
 */
public record MlpQuestion(
    String study,
    Optional<String> question,
    List<String> data,
    List<Long> hidden,
    List<String> methods,
    String baseline,
    List<Long> seeds,
    int folds) {}
