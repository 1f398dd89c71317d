package io.sluice.run;

import java.util.Optional;

/**
 * Processor time of a run, which rows of earlier versions do not have, nor those of runs on a GPU.
 *
 * @param processorS seconds of processor time of training up to here, all threads together; with
 *     other work beside it a run has less than its seconds and threads make
 */
public record ProcessorTime(double processorS) {

  /** Refuses what is no time. */
  public ProcessorTime {
    if (!(processorS >= 0)) {
      throw new IllegalArgumentException(
          "processor_s is " + processorS + ": it must not be negative");
    }
  }

  /** Of a run up to a validation, if that says so. */
  public static Optional<ProcessorTime> of(ValidationRecord record) {
    return record.processorS().stream().mapToObj(ProcessorTime::new).findFirst();
  }
}
