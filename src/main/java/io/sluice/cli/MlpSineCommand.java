package io.sluice.cli;

import io.sluice.experiment.RecordCsv;
import io.sluice.experiment.Report;
import io.sluice.experiment.StudyFolder;
import io.sluice.experiment.StudyName;
import io.sluice.report.SineReport;
import io.sluice.run.RunDirectory;
import io.sluice.run.SineCurveRow;
import io.sluice.run.SineRow;
import io.sluice.suite.mlp.SineCurves;
import io.sluice.suite.mlp.SineDemonstration;
import io.sluice.suite.mlp.SineNetwork;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;

/** Approximates sines by small networks and shows what became of their hinges. */
final class MlpSineCommand implements Command {

  private static final String DEFAULT_NAME = "adact-sine";

  /** What is written, and would replace what has these names. */
  private static final List<String> FILES =
      List.of(
          StudyFolder.RESULTS,
          StudyFolder.CURVES,
          Report.NAME,
          "fit.png",
          "fit.svg",
          "hinges.png",
          "hinges.svg",
          "errors.png",
          "errors.svg");

  private static final Flag<Integer> ITERATIONS =
      Flag.of(
          "iterations",
          "N",
          "iterations of each network (default " + SineDemonstration.ITERATIONS + ")",
          Values.integer(1, SineDemonstration.MOST_ITERATIONS));
  private static final Flag<Long> SEED =
      Flag.of(
          "seed",
          "N",
          "seed of the first weights (default: none, the sequence of the UTA laboratory)",
          Values.integer(0L, Long.MAX_VALUE));
  private static final Flag<String> NAME =
      Flag.of(
          "name", "NAME", "the folder in eval (default " + DEFAULT_NAME + ")", StudyName::checked);

  @Override
  public Usage usage() {
    return new Usage(
            "mlp sine", "approximate sines by ReLU units and by one trained piecewise linear unit")
        .details(
            "Trains ten networks with one hidden layer on 500 points of sin x and sin 2x: one and"
                + " eight units of relu, and one unit of pwl with 5, 9 and 17 hinges. Writes"
                + " results.csv, curves.csv, report.md, report.html, fit.png, hinges.png and errors.png,"
                + " pictures as .svg too; those of an earlier call are replaced, other files of these"
                + " names are not. It takes seconds.")
        .flags(ITERATIONS, SEED, NAME, Flags.JSON)
        .examples(
            "./sluice mlp sine", "./sluice mlp sine --iterations 1000 --seed 1 --name sine-1");
  }

  @Override
  public Exit run(Invocation invocation) {
    String name = invocation.get(NAME).orElse(DEFAULT_NAME);
    SineDemonstration demonstration =
        new SineDemonstration(
            invocation.get(ITERATIONS).orElse(SineDemonstration.ITERATIONS),
            invocation.get(SEED).map(OptionalLong::of).orElse(OptionalLong.empty()));
    Path folder = folder(invocation.home().evaluation().resolve(name), name);
    List<SineNetwork> networks = demonstration.train();
    List<SineRow> rows = networks.stream().map(network -> network.row(name)).toList();
    List<SineCurveRow> curves =
        networks.stream().flatMap(network -> SineCurves.of(network).stream()).toList();
    Report report = SineReport.of(rows, curves);
    new RecordCsv<>(SineRow.class).write(folder.resolve(StudyFolder.RESULTS), rows);
    new RecordCsv<>(SineCurveRow.class).write(folder.resolve(StudyFolder.CURVES), curves);
    new KeptStudy(folder).write(invocation.home(), report);
    return invocation.done(
        rows,
        () -> {
          invocation.out().print(report.text(invocation.terminal().columns()));
          invocation.say("kept in %s", Home.shown(folder));
        });
  }

  /** The folder, made if it is missing; another study's is refused, and so are others' files. */
  private static Path folder(Path folder, String name) {
    RunDirectory.around(folder)
        .ifPresent(
            run -> {
              throw new IllegalArgumentException(
                  Home.shown(folder) + " lies in a run: choose another --name");
            });
    if (Files.exists(folder.resolve("study.yaml"))) {
      throw new IllegalArgumentException(
          Home.shown(folder) + " holds a study of another kind: choose another --name");
    }
    if (!isOwn(folder.resolve(StudyFolder.RESULTS), name)) {
      FILES.stream()
          .map(folder::resolve)
          .filter(file -> Files.exists(file, LinkOption.NOFOLLOW_LINKS))
          .findFirst()
          .ifPresent(
              file -> {
                throw new IllegalArgumentException(
                    "%s was not made by this command: move it away, or choose another --name"
                        .formatted(Home.shown(file)));
              });
    }
    try {
      return Files.createDirectories(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(
          Home.shown(folder) + " cannot be made a folder: choose another --name", e);
    }
  }

  /** The results are written before all else, so they tell whose the other files are. */
  private static boolean isOwn(Path results, String name) {
    if (!Files.isRegularFile(results, LinkOption.NOFOLLOW_LINKS)) {
      return false;
    }
    try {
      List<SineRow> rows = new RecordCsv<>(SineRow.class).read(results);
      return !rows.isEmpty() && rows.stream().allMatch(row -> row.study().equals(name));
    } catch (IllegalArgumentException | UncheckedIOException e) {
      return false; // of something else
    }
  }
}
