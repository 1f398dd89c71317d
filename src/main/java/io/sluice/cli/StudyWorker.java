package io.sluice.cli;

import io.sluice.engine.EngineSettings;
import io.sluice.experiment.InThisProcess;
import io.sluice.experiment.StudyRunner;
import io.sluice.experiment.WorkerVoice;
import io.sluice.run.Json;
import io.sluice.run.RunSuite;
import io.sluice.study.LanguageStudies;
import io.sluice.study.Study;
import io.sluice.study.mlp.MlpStudies;
import io.sluice.study.mlp.MlpStudy;
import io.sluice.study.vision.VisionStudies;
import io.sluice.study.vision.VisionStudy;
import io.sluice.suite.language.LanguageRecipes;
import io.sluice.training.StopSignal;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The process of one run of a study, which tells the one that started it how it goes. */
final class StudyWorker {

  private StudyWorker() {}

  /**
   * What a worker does.
   *
   * @param suite of the study
   * @param evaluation the folder with the study's plan
   * @param name the study's
   * @param run the folder of the run
   * @param engine device, threads
   * @param data the folder of data sets
   * @param home the project's folder
   */
  record Job(
      RunSuite suite,
      String evaluation,
      String name,
      String run,
      EngineSettings engine,
      String data,
      String home) {

    /** This JVM again, for one run. */
    List<String> command() {
      return OwnProcess.command(StudyWorker.class, Json.line(this));
    }

    private void train(StudyRunner runner) {
      Path folder = Path.of(evaluation);
      Path plan = folder.resolve("study.yaml");
      Path out = Path.of(run);
      Home place = new Home(Path.of(home));
      switch (suite) {
        case LANGUAGE ->
            runner.runOne(
                new LanguageStudies(
                    LanguageRecipes.RECIPES::named,
                    place.sources(Optional.of(Path.of(data))),
                    engine,
                    new TrainingMemory()),
                Study.read(plan),
                name,
                folder,
                out);
        case VISION ->
            runner.runOne(
                new VisionStudies(Path.of(data), engine, place::run),
                VisionStudy.read(plan),
                name,
                folder,
                out);
        case MLP ->
            runner.runOne(new MlpStudies(Path.of(data)), MlpStudy.read(plan), name, folder, out);
      }
    }
  }

  /**
   * The process.
   *
   * @param args the job, as JSON
   */
  public static void main(String[] args) {
    StopSignal stop = new StopSignal();
    List.of("INT", "TERM", "HUP").forEach(name -> Signals.on(name, stop::request));
    Thread parent = new Thread(() -> stopWithTheParent(stop), "parent");
    parent.setDaemon(true);
    parent.start();
    WorkerVoice voice =
        new WorkerVoice(
            new PrintStream(
                new FileOutputStream(FileDescriptor.out), false, StandardCharsets.UTF_8));
    try {
      Job job = Json.parse(args[0], "the job", Job.class);
      job.train(new StudyRunner(new InThisProcess(1), voice, stop));
    } catch (Throwable thrown) { // as in Main: nothing escapes as a stack trace
      Failure failure = Failure.of(thrown);
      voice.onFailure(failure.sentence());
      System.exit(failure.exit().code());
    }
    System.exit(Exit.DONE.code());
  }

  /** Standard input is a pipe from the process that waits for this one, and ends with it. */
  private static void stopWithTheParent(StopSignal stop) {
    try {
      System.in.transferTo(OutputStream.nullOutputStream());
    } catch (IOException e) {
      // A pipe that cannot be read has nobody behind it either.
    }
    stop.request();
  }
}
