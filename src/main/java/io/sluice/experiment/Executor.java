package io.sluice.experiment;

import java.util.List;

/** Where the runs of a study happen. */
public interface Executor {

  /**
   * How many runs go on side by side, at most.
   *
   * @return from 1
   */
  int atOnce();

  /**
   * Does all that is left of a study, in its order as far as there is room; returns when nothing is
   * being trained any more.
   *
   * @param work what is left
   * @param <U> a run
   */
  <U extends Run> void execute(Work<U> work);

  /**
   * What is left of a study.
   *
   * @param <U> a run
   */
  interface Work<U extends Run> {

    /**
     * What is to be trained or completed.
     *
     * @return in the order of training
     */
    List<U> runs();

    /**
     * Whether a run may be trained in one process with others.
     *
     * @param run one of them
     * @return whether it may
     */
    boolean isIndependent(U run);

    /**
     * Does a run in this process and takes in what it came to; nothing if somebody stopped the
     * study.
     *
     * @param run one of them
     */
    void here(U run);

    /**
     * Does a run in another process and takes in what it came to; nothing if somebody stopped the
     * study.
     *
     * @param run one of them
     * @param process what is started for it
     */
    void elsewhere(U run, WorkerProcess process);
  }
}
