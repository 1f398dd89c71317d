package io.sluice.cli;

import io.sluice.experiment.Report;
import java.nio.file.Path;

/** What a person is told at the end of a study, of whatever kind. */
final class StudyEnd {

  /** What is left of one that is stopped at once. */
  static final String KEPT =
      "runs that are finished and the last checkpoint of each other are kept; the same command goes"
          + " on";

  private StudyEnd() {}

  /** Somebody stopped it. */
  static Exit stopped(Invocation invocation, int finished, int count) {
    invocation.say(
        "stopped and saved, %d of %d runs are finished; the same command goes on", finished, count);
    return Exit.STOPPED;
  }

  /**
   * It is complete, and its report is written.
   *
   * @param evaluation the folder that the report is kept in
   * @param report what it came to
   */
  static Exit reported(Invocation invocation, Path evaluation, Report report) {
    return invocation.done(
        report.data(),
        () -> {
          invocation.out().print(report.text(invocation.terminal().columns()));
          invocation.say("kept in %s", Home.shown(evaluation));
        });
  }
}
