package io.sluice.cli;

import io.sluice.run.RunDirectory;
import io.sluice.run.RunSuite;
import io.sluice.suite.language.Continuation;
import io.sluice.suite.language.LanguageConfiguration;
import io.sluice.suite.language.LanguageRun;
import io.sluice.training.TrainingPlan;
import java.nio.file.Path;
import java.util.OptionalLong;

/** Finishes an interrupted run. */
final class ResumeCommand implements Command {

  private static final Flag<Path> MOVED_TEXT =
      Flag.of(
          "text",
          "FILE",
          "where the run's own text file lies now (default: where it lay)",
          Values.path());

  private static final Flag<Long> LONGER =
      Flag.of(
          "steps",
          "N",
          "lengthen a finished run to so many steps; the learning rate becomes that of a run of N"
              + " steps (default: the run's own)",
          Values.integer(1L, TrainingPlan.MOST_STEPS));

  @Override
  public Usage usage() {
    return new Usage(
            "resume",
            "finish an interrupted run, to the weights of an undisturbed one, or lengthen a finished one")
        .details(
            "Recipe, text, seed, device, precision and threads are the run's own. A text file that"
                + " has moved is named by --text; it must be the same to the last byte.")
        .operands(Flags.RUN)
        .flags(LONGER, MOVED_TEXT, Flags.DATA, Flags.JSON)
        .examples(
            "./sluice resume checkpoints/quick-swiglu-seed-1",
            "./sluice resume quick-swiglu-seed-1",
            "./sluice resume checkpoints/notes --steps 1000",
            "./sluice resume checkpoints/notes --text moved/notes.txt")
        .kept("the run is as it was; the same command goes on");
  }

  @Override
  public Exit run(Invocation invocation) {
    Path folder = invocation.run();
    return switch (RunSuite.of(RunDirectory.open(folder))) {
      case LANGUAGE -> resume(invocation, folder);
      case VISION -> BySuite.run(this, new VisionResumeCommand(), invocation);
      case MLP -> BySuite.run(this, new MlpResumeCommand(), invocation);
    };
  }

  private static Exit resume(Invocation invocation, Path folder) {
    RunSuite.LANGUAGE.configuration(RunDirectory.open(folder), LanguageConfiguration.class);
    invocation.get(LONGER).ifPresent(steps -> lengthen(invocation, folder, steps));
    Resumption resumption = Resumption.of(invocation, folder);
    return new LanguageTraining(invocation, folder, OptionalLong.empty())
        .run(
            invocation.sources(),
            (LanguageRun training) ->
                resumption.run(() -> training.resume(folder, invocation.get(MOVED_TEXT))));
  }

  private static void lengthen(Invocation invocation, Path folder, long steps) {
    Continuation longer = LanguageRun.lengthen(folder, steps);
    invocation.note(
        "lengthened",
        "from %,d to %,d steps; the learning rate goes on at %.3g and falls to %.3g",
        longer.after(),
        longer.steps(),
        longer.schedule().at(longer.after() + 1, longer.steps()),
        longer.schedule().at(longer.steps(), longer.steps()));
  }
}
