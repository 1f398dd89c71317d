package io.sluice.cli;

import io.sluice.run.RunDirectory;
import io.sluice.run.RunSuite;
import io.sluice.training.Continuation;
import io.sluice.training.LearningRateSchedule;
import io.sluice.training.Lengthening;
import io.sluice.training.Longer;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Finishes an interrupted run.
 *
 * @param suite whose runs it takes; all if there is none
 */
record ResumeCommand(Optional<RunSuite> suite) implements Command {

  private static final Flag<Path> MOVED_TEXT =
      Flags.TEXT.described("where the run's own text file lies now (default: where it lay)");

  private static final String LONGER = "lengthen a finished run to so many %s (default: its own)";
  private static final Flag<Long> STEPS = Flags.STEPS.described(LONGER.formatted("steps"));
  private static final Flag<Integer> EPOCHS =
      VisionFlags.EPOCHS.described(LONGER.formatted("epochs"));
  private static final Flag<Integer> ITERATIONS =
      MlpFlags.ITERATIONS.described(LONGER.formatted("iterations, of adam epochs"));

  private static final List<Flag<?>> LANGUAGE = List.of(STEPS, MOVED_TEXT, Flags.DATA, Flags.JSON);
  private static final List<Flag<?>> ALL =
      List.of(STEPS, EPOCHS, ITERATIONS, MOVED_TEXT, Flags.DATA, MlpFlags.FOLDER, Flags.JSON);

  @Override
  public Usage usage() {
    Usage usage =
        new Usage(
                suite.map(maker -> maker.command("resume")).orElse("resume"),
                "finish an interrupted run, to the weights of an undisturbed one, or lengthen a finished one")
            .details(
                "Recipe, data, seed, device, precision and threads are the run's own. Small networks"
                    + " go on from a checkpoint if adam trains them, without early stopping; the"
                    + " others begin again. A run that is lengthened has the learning rates of a run"
                    + " of its new length, from the next step on. A text file that has moved is"
                    + " named by --text; it must be the same to the last byte.")
            .operands(Flags.RUN)
            .kept("the run is as it was; the same command goes on");
    return switch (suite.orElse(RunSuite.LANGUAGE)) {
      case LANGUAGE ->
          usage
              .flags(suite.isEmpty() ? ALL : LANGUAGE)
              .examples(
                  "./sluice resume checkpoints/quick-swiglu-seed-1",
                  "./sluice resume quick-swiglu-seed-1",
                  "./sluice resume checkpoints/notes --steps 1000",
                  "./sluice resume checkpoints/notes --text moved/notes.txt");
      case VISION ->
          usage
              .flags(EPOCHS, Flags.DATA, Flags.JSON)
              .examples(
                  "./sluice vision resume shapes-cnn-simple-cnn-relu-seed-1",
                  "./sluice vision resume shapes-cnn-simple-cnn-relu-seed-1 --epochs 6");
      case MLP ->
          usage
              .flags(ITERATIONS, MlpFlags.FOLDER, Flags.JSON)
              .examples(
                  "./sluice mlp resume bumps-adact-pwl-9-10-seed-1",
                  "./sluice mlp resume bumps-adact-pwl-9-10-seed-1 --iterations 200");
    };
  }

  @Override
  public Exit run(Invocation invocation) {
    Path folder = invocation.run();
    RunDirectory run = RunDirectory.open(folder);
    if (suite.isEmpty()) {
      RunSuite maker = RunSuite.of(run);
      return BySuite.run(this, new ResumeCommand(Optional.of(maker)), invocation);
    }
    suite.get().requireMade(run);
    return switch (suite.get()) {
      case LANGUAGE -> {
        Optional<Longer> longer = longer(invocation, invocation.get(STEPS));
        Resumption resumption = Resumption.of(invocation, folder, longer);
        yield new LanguageTraining(invocation, folder, OptionalLong.empty())
            .run(
                invocation.sources(),
                training ->
                    resumption.run(
                        () -> training.resume(folder, invocation.get(MOVED_TEXT), longer)));
      }
      case VISION -> {
        Optional<Longer> longer = longer(invocation, invocation.get(EPOCHS));
        Resumption resumption = Resumption.of(invocation, folder, longer);
        yield new VisionTraining(invocation, folder)
            .run(training -> resumption.run(() -> training.resume(folder, longer)));
      }
      case MLP -> {
        Optional<Longer> longer = longer(invocation, invocation.get(ITERATIONS));
        Resumption resumption = Resumption.of(invocation, folder, longer);
        yield new MlpTraining(invocation, folder, MlpFlags.dataDirectory(invocation))
            .run(training -> resumption.run(() -> training.resume(folder, longer)));
      }
    };
  }

  private Optional<Longer> longer(Invocation invocation, Optional<? extends Number> length) {
    return length.map(asked -> new Longer(asked.longValue(), longer -> say(invocation, longer)));
  }

  private void say(Invocation invocation, Lengthening<?> longer) {
    Continuation added = longer.added();
    invocation.note(
        "lengthened",
        "from %,d to %,d %s%s",
        longer.from(),
        longer.asked().length(),
        suite.orElseThrow().unit(),
        longer.goesOn()
            ? added.schedule().map(schedule -> rates(schedule, added)).orElse("")
            : "; it goes on from no checkpoint and is trained again from the first");
  }

  private static String rates(LearningRateSchedule schedule, Continuation added) {
    return Text.of(
        "; the learning rate goes on at %.3g and falls to %s",
        schedule.at(added.after() + 1, added.steps()),
        rate(schedule.at(added.steps(), added.steps())));
  }

  private static String rate(double rate) {
    return rate == 0 ? "0" : Text.of("%.3g", rate);
  }
}
