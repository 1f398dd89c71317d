package io.sluice.suite.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.sluice.engine.DeviceChoice;
import io.sluice.engine.EngineSettings;
import io.sluice.engine.Precision;
import io.sluice.engine.PrecisionChoice;
import io.sluice.engine.Reproducibility;
import io.sluice.run.Json;
import io.sluice.run.MetricsLog;
import io.sluice.run.Provenance;
import io.sluice.run.RunIdentity;
import io.sluice.run.TrainRecord;
import io.sluice.training.Compute;
import io.sluice.training.StopSignal;
import io.sluice.training.TrainingListener;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Losses that do not depend on what the processor has, nor on what the environment says. */
class ReproducibleRunTest {

  /** A machine that can do less, as far as libraries let themselves be told. */
  private static final List<String> LESS =
      List.of(
          "env",
          "ATEN_CPU_CAPABILITY=default",
          "MKL_CBWR=AUTO",
          "MKL_ENABLE_INSTRUCTIONS=SSE4_2",
          "ONEDNN_MAX_CPU_ISA=SSE41",
          "OMP_NUM_THREADS=1");

  @TempDir Path folder;

  @Test
  @EnabledOnOs(value = OS.LINUX, architectures = "amd64")
  void lossesAreEqualToTheLastBitWhateverTheMachineTakes() throws Exception {
    assumeTrue(Files.readString(Path.of("/proc/cpuinfo")).contains(" avx2 "), "needs AVX2");
    LanguageSamples.text(folder);
    List<String> lonely = new ArrayList<>(List.of("taskset", "-c", firstProcessor()));
    lonely.addAll(LESS);
    assertThat(losses(lonely, "lonely")).hasSize(40).isEqualTo(losses(List.of(), "plain"));
    LanguageConfiguration kept =
        Json.read(folder.resolve("lonely/config.json"), LanguageConfiguration.class);
    assertThat(kept.compute())
        .isEqualTo(
            new Compute(
                "cpu",
                Precision.FP32,
                Reproducibility.THREADS,
                Optional.of(Reproducibility.X86_64)));
    assertThat(kept.provenance().processor().orElseThrow().instructionSet())
        .isEqualTo("avx2 pinned for x86-64");
  }

  private static String firstProcessor() throws Exception {
    return Files.readAllLines(Path.of("/proc/self/status")).stream()
        .filter(line -> line.startsWith("Cpus_allowed_list:"))
        .map(line -> line.replaceFirst("\\D*(\\d+).*", "$1"))
        .findFirst()
        .orElseThrow();
  }

  private List<Double> losses(List<String> prefix, String run) throws Exception {
    Path out = folder.resolve(run);
    try (TrainingProcess process =
        TrainingProcess.start(prefix, Main.class, folder, out, TrainingProcess.SMALL)) {
      assertThat(process.await()).as(Files.readString(folder.resolve("errors.txt"))).isZero();
    }
    return MetricsLog.read(out.resolve("metrics.jsonl"), TrainRecord.class).stream()
        .map(TrainRecord::lossNats)
        .toList();
  }

  /** The run of a process, which libtorch is loaded in once. */
  static final class Main {

    private Main() {}

    public static void main(String[] arguments) {
      Path text = Path.of(arguments[0]);
      new LanguageRun(LanguageSamples.sources(text), new TrainingListener() {}, new StopSignal())
          .train(
              TrainingProcess.Main.recipe(text),
              7,
              new EngineSettings(
                  DeviceChoice.AUTO, PrecisionChoice.AUTO, 0, Optional.of(Reproducibility.X86_64)),
              Path.of(arguments[1]));
    }
  }

  @Test
  void itIsAPartOfWhichRunItIs() {
    assertThat(identity(Optional.of(Reproducibility.X86_64)))
        .isNotEqualTo(identity(Optional.empty()))
        .isNotEqualTo(identity(Optional.of(Reproducibility.INTEL)));
  }

  private String identity(Optional<Reproducibility> reproducible) {
    return RunIdentity.of(
            LanguageConfiguration.of(
                Provenance.current(),
                TrainingProcess.Main.recipe(folder),
                1,
                new LanguageConfiguration.TextFingerprint("a", "b", 9),
                Optional.empty(),
                new Compute("cpu", Precision.FP32, 2, reproducible)))
        .sha256();
  }
}
