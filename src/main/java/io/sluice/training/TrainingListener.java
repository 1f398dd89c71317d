package io.sluice.training;

import io.sluice.run.TrainRecord;
import io.sluice.run.ValidationRecord;

/** Who wants to know how training goes: a progress bar, a test. */
public interface TrainingListener {

  /**
   * Something that a person should know who counts on the files of the run.
   *
   * @param sentence what, where, and what follows
   */
  default void onNotice(String sentence) {}

  /**
   * Training begins or goes on.
   *
   * @param firstStep the step that comes next, from 1
   * @param steps all steps
   */
  default void onStart(long firstStep, long steps) {}

  /**
   * A step is done.
   *
   * @param record its measurements
   */
  default void onStep(TrainRecord record) {}

  /**
   * A validation sweep begins, which may last.
   *
   * @param step optimizer steps done
   */
  default void onValidationStart(long step) {}

  /**
   * A validation sweep is done.
   *
   * @param record its measurements
   */
  default void onValidation(ValidationRecord record) {}

  /**
   * A checkpoint is about to be written.
   *
   * @param step optimizer steps done
   */
  default void onSaveStart(long step) {}

  /**
   * A checkpoint is on the disk.
   *
   * @param step optimizer steps done
   */
  default void onSaved(long step) {}
}
