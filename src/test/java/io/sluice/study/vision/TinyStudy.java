package io.sluice.study.vision;

import io.sluice.engine.DeviceChoice;
import io.sluice.engine.EngineSettings;
import io.sluice.engine.PrecisionChoice;
import io.sluice.experiment.InThisProcess;
import io.sluice.experiment.StudyDiary;
import io.sluice.experiment.StudyOutcome;
import io.sluice.experiment.StudyRunner;
import io.sluice.run.VisionRow;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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

  final StudyOutcome<VisionStudyRun, VisionRow> run(StudyDiary diary) {
    return run(diary, 2);
  }

  final StudyOutcome<VisionStudyRun, VisionRow> run(StudyDiary diary, int threads) {
    EngineSettings settings = new EngineSettings(DeviceChoice.CPU, PrecisionChoice.FP32, threads);
    return new StudyRunner(new InThisProcess(1), diary, diary.stop)
        .run(
            new VisionStudies(folder, settings, Path::of),
            VisionStudy.read(plan),
            "tiny",
            plan.getParent(),
            folder.resolve("checkpoints/tiny"));
  }
}
