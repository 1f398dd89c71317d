package io.sluice.cli;

import io.sluice.experiment.Plan;
import io.sluice.experiment.Report;
import io.sluice.experiment.Run;
import io.sluice.experiment.StudyListener;
import io.sluice.experiment.StudyOutcome;
import io.sluice.experiment.TuningCurves;
import io.sluice.report.LanguageReport;
import io.sluice.run.OverheadRow;
import io.sluice.run.ResultRow;
import io.sluice.run.RunSuite;
import io.sluice.study.LanguageStudies;
import io.sluice.study.Rounding;
import io.sluice.study.Study;
import io.sluice.study.StudyOverhead;
import io.sluice.study.StudyRounding;
import io.sluice.study.StudyRun;
import io.sluice.suite.language.LanguageRecipes;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** The main job: variants x seeds at fixed steps. */
final class CompareCommand implements Command {

  private static final Operand STUDY =
      new Operand("STUDY", Operand.Times.AT_MOST_ONCE, PlanFile.GIVEN);

  @Override
  public Usage usage() {
    return new Usage("compare", "compare feed-forward variants at fixed steps, several seeds each")
        .details(
            "Without arguments it runs the default study: SwiGLU, GEGLU and dynActGLU, three seeds,"
                + " at 150 and 300 steps. Options describe another one; a study.yaml is a complete one."
                + " Everything is kept: runs in checkpoints/NAME, study.yaml, results.csv and report.md in"
                + " eval/NAME. Runs that are finished are not trained again, interrupted ones go on. Factors"
                + " in braces are crossed; combinations that are not legal are left out and listed. Beside a"
                + " STUDY, --feed-forward, --seeds and --marks add to what it has: runs that are there are"
                + " kept.")
        .operands(STUDY)
        .flags(StudyFlags.ALL)
        .examples(
            "./sluice compare",
            "./sluice compare --feed-forward swiglu,geglu,gelu,dynactglu --recipe modern-char-cpu"
                + " --seeds 3 --marks 500,1000,2000",
            "./sluice compare --text notes.txt --feed-forward swiglu,reglu --seeds 2"
                + " --name notes-gates",
            "./sluice compare --feed-forward 'gated(dyn({base}, start={at}))' --factor base=silu,mish"
                + " --factor at=1:0,0.5:0.5 --overhead-steps 20",
            "./sluice compare eval/quick/study.yaml --json",
            "./sluice compare quick --seeds 5 --workers 2")
        .kept(StudyEnd.KEPT);
  }

  @Override
  public Exit run(Invocation invocation) {
    Optional<Command> other = other(invocation);
    if (other.isPresent()) {
      return BySuite.run(this, other.get(), invocation);
    }
    StudyFlags.Asked<Study> asked = StudyFlags.read(invocation);
    StudyFlags.sayLeftOut(invocation, asked.study().crossing());
    StudyFlags.sayUntil(invocation, asked.study().seedsUntil());
    if (asked.study().rounding().equals(Optional.of(Rounding.REPEAT))) {
      invocation.say(
          "rounding: one run more, of the baseline with the first seed, with another number of threads");
    }
    return trained(invocation, asked);
  }

  private static Exit trained(Invocation invocation, StudyFlags.Asked<Study> asked) {
    StudyTraining training = StudyTraining.of(invocation, asked, asked.study().reproducible());
    return training.compare(
        suite(invocation, training),
        RunSuite.LANGUAGE,
        asked.study(),
        asked.study().tunable(),
        invocation.sources().dataDirectory(),
        1,
        Optional.of("tokens"),
        outcome -> reported(invocation, asked, training, outcome));
  }

  private static Exit reported(
      Invocation invocation,
      StudyFlags.Asked<Study> asked,
      StudyTraining training,
      StudyOutcome<StudyRun, ResultRow> outcome) {
    Plan plan = StudyPlans.of(asked.study(), asked.name());
    TuningCurves tuning = TuningCurves.of(asked.evaluation(), asked.study().tune().isPresent());
    Report report =
        LanguageReport.of(
            plan, outcome.rows(), outcome.sites(), List.of(), outcome.curves(), tuning, List.of());
    Supplier<Exit> another = () -> trained(invocation, asked.with(asked.study().withAnotherSeed()));
    boolean repeats = asked.study().rounding().equals(Optional.of(Rounding.REPEAT));
    boolean isWhole = asked.study().overheadSteps().isEmpty() && !repeats;
    if (isWhole || report.tooWide().isPresent()) {
      return training.report(report, another);
    }
    // What the runs came to does not wait for what they cost.
    new KeptStudy(asked.evaluation()).write(invocation.home(), report);
    List<ResultRow> repeated = repeats ? repeated(invocation, asked, training, outcome) : List.of();
    if (invocation.interruption().signal().isRequested()) {
      invocation.say("stopped before all is measured; the same command goes on");
      return Exit.STOPPED;
    }
    List<OverheadRow> overhead =
        asked.study().overheadSteps().isPresent()
            ? overhead(invocation, asked, training, outcome)
            : List.of();
    return training.report(
        LanguageReport.of(
            plan, outcome.rows(), outcome.sites(), overhead, outcome.curves(), tuning, repeated),
        another);
  }

  /** A plan of images or tables is for the command that has their options. */
  private static Optional<Command> other(Invocation invocation) {
    return PlanFile.of(invocation, invocation.get(StudyFlags.NAME))
        .flatMap(
            plan ->
                switch (RunSuite.ofPlan(plan.file())) {
                  case LANGUAGE -> Optional.empty();
                  case VISION -> Optional.of(new VisionCompareCommand());
                  case MLP -> Optional.of(new MlpCompareCommand());
                });
  }

  private static List<ResultRow> repeated(
      Invocation invocation,
      StudyFlags.Asked<Study> asked,
      StudyTraining training,
      StudyOutcome<StudyRun, ResultRow> outcome) {
    Path data = invocation.sources().dataDirectory();
    StudyListener listener =
        new StudyListener() {
          @Override
          public void onStage(String sentence) {
            invocation.say("%s", sentence);
          }

          @Override
          public void onRunFailed(Run run, String sentence) {
            invocation.say("rounding: %s", sentence);
          }
        };
    LanguageStudies suite = suite(invocation, training);
    return new StudyRounding(
            suite,
            listener,
            (run, threads) -> training.repeat(RunSuite.LANGUAGE, run, threads, data, "tokens"))
        .repeat(
            asked.study(),
            asked.name(),
            asked.evaluation(),
            training.checkpoints(),
            outcome.rows());
  }

  private static LanguageStudies suite(Invocation invocation, StudyTraining training) {
    return new LanguageStudies(
        LanguageRecipes.RECIPES::named,
        invocation.sources(),
        training.engine(),
        new TrainingMemory());
  }

  private static List<OverheadRow> overhead(
      Invocation invocation,
      StudyFlags.Asked<Study> asked,
      StudyTraining training,
      StudyOutcome<StudyRun, ResultRow> outcome) {
    // There is nothing to save on the way: the runs are there, and the times come all at once.
    invocation.interruption().disarm();
    return new StudyOverhead(
            LanguageRecipes.RECIPES::named,
            training.engine(),
            new TrainingMemory(),
            sentence -> invocation.say("%s", sentence))
        .measure(
            asked.study(),
            Math.toIntExact(outcome.rows().get(0).conditions().vocabulary()),
            asked.evaluation());
  }
}
