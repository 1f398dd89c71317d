package io.sluice.study.vision;

import io.sluice.engine.DeviceChoice;
import io.sluice.engine.EngineSettings;
import io.sluice.engine.PrecisionChoice;
import io.sluice.run.TrainRecord;
import io.sluice.training.StopSignal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A study of a few seconds, in a folder of its own. */
abstract class TinyStudy {

  static final String PLAN =
      """
      recipe: mnist-mlp
      images: shapes
      training_images: 200
      test_images: 40
      nets: ["mlp(1, width=8)", "mlp(2, width=8)"]
      activations: [relu, dyn(mish)]
      epochs: 2
      seeds: [5, 3]
      precision: fp32
      """;

  @TempDir Path folder;
  Path plan;

  @BeforeEach
  void writePlan() throws IOException {
    plan = folder.resolve("eval/tiny/study.yaml");
    Files.createDirectories(plan.getParent());
    Files.writeString(plan, PLAN);
  }

  /** Notes what happens, and stops after some steps. */
  static final class Diary implements VisionStudyListener {
    final List<String> lines = new ArrayList<>();
    private final StopSignal stop = new StopSignal();
    private final int stopAfter;
    int steps;

    Diary(int stopAfter) {
      this.stopAfter = stopAfter;
    }

    @Override
    public void onRunStart(VisionStudyRun run, int index, int count) {
      lines.add("start " + run.folder().getFileName() + " " + index + "/" + count);
    }

    @Override
    public void onRunSkipped(VisionStudyRun run, int index, int count) {
      lines.add("skip " + index);
    }

    @Override
    public void onStep(TrainRecord record) {
      steps++;
      if (steps == stopAfter) {
        stop.request();
      }
    }
  }

  final VisionStudyOutcome run(Diary diary) {
    return run(diary, 2);
  }

  final VisionStudyOutcome run(Diary diary, int threads) {
    return new VisionStudyRunner(
            folder,
            new EngineSettings(DeviceChoice.CPU, PrecisionChoice.FP32, threads),
            diary,
            diary.stop,
            Path::of)
        .run(VisionStudy.read(plan), "tiny", plan.getParent(), folder.resolve("checkpoints/tiny"));
  }
}
