package io.sluice.cli;

import io.sluice.experiment.OpenedStudy;
import io.sluice.experiment.Run;
import io.sluice.experiment.StudyFolder;
import io.sluice.experiment.StudyListener;
import io.sluice.experiment.Suite;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a study has and what is left of it, told before anything is trained.
 *
 * @param invocation where to write
 * @param name the study's
 * @param evaluation the folder of its files
 * @param checkpoints the folder of its runs
 * @param atOnce how many runs go on side by side
 */
record StudyPreview(
    Invocation invocation, String name, Path evaluation, Path checkpoints, int atOnce) {

  /** Runs that are listed one by one. */
  private static final int FEW = 40;

  static final Flag<Boolean> DRY_RUN =
      Flag.toggle(
          "dry-run",
          "train nothing: print the runs that are done and left, and the FLOPs, time and memory that"
              + " are left");

  /** Reads the data, looks at the runs, and prints; writes nothing. */
  <S, U extends Run, R extends Record> Exit print(Suite<S, U, R> suite, S study, String unit) {
    // Refuses the plan, its data and its runs as it would be refused without it.
    StudyFolder.open(evaluation, study, suite);
    OpenedStudy<U, R> opened =
        suite.open(
            study,
            name,
            evaluation,
            checkpoints,
            new StudyListener() {
              @Override
              public void onNotice(String sentence) {
                invocation.note(sentence);
              }
            });
    opened.runs().stream().filter(Run::isBegun).forEach(opened::requireSame);
    opened.requireTrainable();
    List<U> left = opened.runs().stream().filter(run -> !run.hasResult()).toList();
    List<U> done = opened.runs().stream().filter(Run::isDone).toList();
    int all = opened.runs().size();
    invocation.row("runs", "%,d: %,d done, %,d left", all, all - left.size(), left.size());
    for (U run : left.subList(0, Math.min(FEW, left.size()))) {
      OpenedStudy.Cost cost = left(opened, run);
      invocation.row(
          run.isBegun() ? "to go on" : "to train",
          "%s%s, %,d %s%s",
          run.label(),
          parameters(cost.parameters()),
          cost.examples(),
          unit,
          run.savedStep() > 0 ? Text.of(" from step %,d on", run.savedStep() + 1) : "");
    }
    if (left.isEmpty()) {
      return Exit.DONE;
    }
    if (left.size() > FEW) {
      invocation.row("", "and %,d others", left.size() - FEW);
    }
    List<OpenedStudy.Cost> costs = left.stream().map(run -> left(opened, run)).toList();
    invocation.row(
        "to learn", "%,d %s", costs.stream().mapToLong(OpenedStudy.Cost::examples).sum(), unit);
    if (costs.stream().allMatch(cost -> cost.flops().isPresent())) {
      invocation.row(
          "FLOPs", "%.3g", costs.stream().mapToDouble(cost -> cost.flops().getAsDouble()).sum());
    }
    time(opened, left, done);
    memory(opened, left);
    return Exit.DONE;
  }

  /** A run goes on from its checkpoint. */
  private static <U extends Run> OpenedStudy.Cost left(OpenedStudy<U, ?> opened, U run) {
    return opened.cost(run).behind(run.savedStep());
  }

  private static String parameters(OptionalLong count) {
    return count.isPresent() ? Text.of(", %,d parameters", count.getAsLong()) : "";
  }

  /** From runs that are there and most like those that are left; else from a few steps. */
  private <U extends Run> void time(OpenedStudy<U, ?> opened, List<U> left, List<U> done) {
    DoneRuns known = DoneRuns.of(opened, done);
    double sum = 0;
    Set<String> by = new TreeSet<>(Comparator.reverseOrder());
    for (U run : left) {
      OpenedStudy.Cost whole = opened.cost(run);
      OptionalDouble seconds = known.secondsFor(whole, opened.isIndependent(run));
      by.add(seconds.isPresent() ? "the runs that are there" : "a few timed steps");
      if (seconds.isEmpty()) {
        seconds = opened.measuredS(run);
      }
      if (seconds.isEmpty()) {
        invocation.row("time", "not known until a run of the study is done");
        return;
      }
      long steps = whole.behind(run.savedStep()).steps();
      sum += seconds.getAsDouble() * steps / whole.steps() / atOnce;
    }
    invocation.row("time", "about %s, by %s", Text.time(sum), String.join(" and ", by));
  }

  private <U extends Run> void memory(OpenedStudy<U, ?> opened, List<U> left) {
    invocation.row(
        "memory",
        "%s",
        opened
            .memory(left)
            .map(memory -> "about %s %s".formatted(Text.megabytes(memory.bytes()), memory.of()))
            .orElse("not measured for such runs"));
  }
}
