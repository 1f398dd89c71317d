package io.sluice.experiment;

import java.nio.file.Path;

/**
 * What language, vision and mlp provide so that their studies are run and kept in one way.
 *
 * @param <S> the plan
 * @param <U> a run
 * @param <R> a row of the results
 */
public interface Suite<S, U extends Run, R extends Record> {

  /**
   * What a {@code study.yaml} of this suite holds.
   *
   * @return the plan's type
   */
  Class<S> plan();

  /**
   * A plan with what it leaves to its recipe of what may grow.
   *
   * @param study the plan
   * @return one of the same runs that says so
   */
  default S explicit(S study) {
    return study;
  }

  /**
   * Its results.
   *
   * @return their file and what a row is about
   */
  StudyFolder.Results<R> results();

  /**
   * The words that run a plan.
   *
   * @return {@code compare}
   */
  String command();

  /**
   * Reads what a study's runs have in common: texts, images, tables.
   *
   * @param study the plan
   * @param name the study's
   * @param evaluation the folder of its files
   * @param checkpoints the folder of its runs
   * @param listener told of what a person should know of the data
   * @return the study with its data
   * @throws IllegalArgumentException if it cannot be trained
   */
  OpenedStudy<U, R> open(
      S study, String name, Path evaluation, Path checkpoints, StudyListener listener);
}
