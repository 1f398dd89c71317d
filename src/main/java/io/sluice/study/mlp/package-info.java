/**
 * Tables x hidden sizes x algorithms, in the same folds.
 *
 * <p>A {@link io.sluice.study.mlp.MlpStudy} is a {@code study.yaml}; {@link
 * io.sluice.study.mlp.MlpStudies} says what its runs are, several of which go on side by side, and
 * the study writes {@code results.csv}, a row a run and recorded iteration: 0, 1, 2, 5, 10, 20, 50,
 * … and the last one. Runs that are finished are skipped, interrupted ones resumed.
 *
 * <p>To add something that a study can vary: a key of {@code MlpStudy}, and its place in {@code
 * recipe}.
 */
package io.sluice.study.mlp;
