package io.sluice.cli;

import java.nio.file.Path;
import java.util.function.IntFunction;

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
   * @param comparison for {@code --json}
   * @param text for a terminal of some width
   */
  static Exit reported(
      Invocation invocation, Path evaluation, Object comparison, IntFunction<String> text) {
    if (invocation.json()) {
      invocation.printJson(comparison);
    } else {
      invocation.out().print(text.apply(invocation.terminal().columns()));
      invocation.say("kept in %s", Home.shown(evaluation));
    }
    return Exit.DONE;
  }
}
