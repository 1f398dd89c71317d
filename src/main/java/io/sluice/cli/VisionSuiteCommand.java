package io.sluice.cli;

import io.sluice.classifier.Net;
import io.sluice.image.DataSet;
import io.sluice.notation.Words;
import io.sluice.study.vision.VisionStudy;
import io.sluice.study.vision.VisionSuite;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Runs one of the ready-made studies of image classifiers.
 *
 * @param suite which
 */
record VisionSuiteCommand(VisionSuite suite) implements Command {

  private static final Flag<Double> SCALE =
      Flag.of(
          "scale",
          "SHARE",
          "the share of the training images, and of the epochs, that is taken (default 1: all)",
          Values.number());
  private static final Flag<Integer> SEEDS =
      Flag.of(
          "seeds",
          "N",
          "train each pair with the seeds 1 to N (default 3; 1 where there are folds)",
          Values.integer(1, 100));
  private static final Flag<DataSet> IMAGES =
      VisionFlags.IMAGES.described(VisionFlags.DATA_SETS + " (default: the study's)");
  private static final Flag<Net> NET =
      VisionFlags.NET.described(VisionFlags.NETS + " (default: all of the study's)");
  private static final Flag<String> NAME =
      Flag.of(
          "name", "NAME", "the study's folder in eval (default: made from what is asked)", n -> n);

  @Override
  public Usage usage() {
    return new Usage(
            "vision " + suite.word(),
            suite.question().substring(0, 1).toLowerCase(Locale.ROOT)
                + suite.question().substring(1).replaceFirst("\\?$", ""))
        .details(
            "The full setting takes hours on a processor; --scale makes it smaller and says what is"
                + " left out. The same command goes on where it was interrupted.")
        .flags(SCALE, SEEDS, IMAGES, NET, NAME)
        .flags(suite.isTransfer() ? List.of(VisionFlags.WEIGHTS) : List.of())
        .flags(
            Flags.DEVICE,
            Flags.THREADS,
            StudyTraining.WORKERS,
            StudyPreview.DRY_RUN,
            Flags.DATA,
            Flags.JSON)
        .examples(
            "./sluice vision " + suite.word() + " --scale 0.1",
            "./sluice vision %s --scale 0.1 --images %s --name tried"
                .formatted(suite.word(), suite.isTransfer() ? "colour-shapes" : "shapes"))
        .kept(StudyEnd.KEPT);
  }

  @Override
  public Exit run(Invocation invocation) {
    VisionSuite.Setting setting =
        new VisionSuite.Setting(
            invocation.get(SCALE).orElse(1.0),
            invocation.get(IMAGES),
            invocation.get(SEEDS).orElse(suite.seeds()),
            invocation.arguments().has(NET) ? invocation.get(NET) : Optional.empty(),
            suite.isTransfer()
                ? invocation.get(VisionFlags.WEIGHTS).map(Path::toString)
                : Optional.empty());
    VisionStudy study = suite.study(setting);
    suite.leftOut(setting).forEach(left -> invocation.say("%s", left));
    String name = invocation.get(NAME).orElseGet(() -> studyName(setting));
    Path evaluation = invocation.home().evaluation().resolve(name);
    return new VisionComparisonRun(invocation, study, name, evaluation).run();
  }

  /** Another setting is another study, and none of those that {@code eval} comes with. */
  String studyName(VisionSuite.Setting setting) {
    StringBuilder name =
        new StringBuilder("vision-" + suite.word() + "-scale-" + Words.of(setting.scale()));
    setting.data().ifPresent(data -> name.append('-').append(Words.of(data)));
    if (setting.seeds() != suite.seeds()) {
      name.append("-seeds-").append(setting.seeds());
    }
    setting.net().ifPresent(net -> name.append('-').append(net.notation()));
    setting.weights().ifPresent(file -> name.append('-').append(Path.of(file).getFileName()));
    return name.toString()
        .toLowerCase(Locale.ROOT)
        .replaceAll("[^a-z0-9.]+", "-")
        .replaceAll("-$", "");
  }
}
