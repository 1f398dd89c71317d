package io.sluice.cli;

import io.sluice.engine.DeviceChoice;
import io.sluice.engine.EngineFacts;
import io.sluice.engine.EngineSettings;
import io.sluice.engine.LaunchEnvironment;
import io.sluice.engine.PrecisionChoice;
import io.sluice.engine.TensorEngine;
import io.sluice.notation.Words;
import io.sluice.run.Provenance;
import io.sluice.suite.language.TextSources;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Says what is really loaded, and fails where something that was asked for is missing. */
final class DoctorCommand implements Command {

  /** What the command prints. */
  record Report(
      Provenance program,
      String system,
      int processors,
      Optional<EngineFacts> engine,
      List<MissingVariable> missingEnvironment,
      String home,
      String dataDirectory,
      List<CorpusListCommand.Entry> corpora,
      List<String> problems) {}

  /** A variable that the launcher would have set. */
  record MissingVariable(String name, String consequence) {}

  @Override
  public Usage usage() {
    return new Usage("doctor", "say what is really loaded and found on this machine")
        .details(
            "Loads the engine as a training would. The exit code is 1 if something asked for by an"
                + " option is missing, such as a GPU.")
        .flags(Flags.DEVICE, Flags.PRECISION, Flags.THREADS, Flags.DATA, Flags.JSON)
        .examples(
            "./sluice doctor",
            "./sluice doctor --device gpu --precision bf16",
            "./sluice doctor --json");
  }

  @Override
  public Exit run(Invocation invocation) {
    List<String> problems = new ArrayList<>();
    Optional<EngineFacts> facts = facts(invocation.engine(), problems);
    TextSources sources = invocation.sources();
    Report report =
        new Report(
            Provenance.current(),
            System.getProperty("os.name") + " " + System.getProperty("os.arch"),
            Runtime.getRuntime().availableProcessors(),
            facts,
            LaunchEnvironment.missing(System.getenv()).stream()
                .map(variable -> new MissingVariable(variable.name(), variable.consequence()))
                .toList(),
            invocation.home().folder().toString(),
            sources.dataDirectory().toAbsolutePath().normalize().toString(),
            CorpusListCommand.entries(sources.corpora()),
            problems);
    if (invocation.json()) {
      invocation.printJson(report);
    } else {
      print(invocation, report);
    }
    return problems.isEmpty() ? Exit.DONE : Exit.FAILED;
  }

  private static Optional<EngineFacts> facts(EngineSettings asked, List<String> problems) {
    try (TensorEngine engine = TensorEngine.open(asked)) {
      EngineFacts facts = engine.facts();
      if (asked.precision() == PrecisionChoice.BF16 && !facts.nativeBfloat16()) {
        problems.add(
            "bf16 was asked for but " + facts.device() + " only emulates it: fp32 is faster here");
      }
      return Optional.of(facts);
    } catch (RuntimeException | LinkageError e) {
      problems.add(Failure.of(e).sentence());
      // What is there instead of the GPU is worth knowing too.
      return asked.device() == DeviceChoice.GPU
          ? facts(
              new EngineSettings(DeviceChoice.CPU, asked.precision(), asked.threads()), problems)
          : Optional.empty();
    }
  }

  private static void print(Invocation invocation, Report report) {
    row(
        invocation,
        "sluice",
        report.program().sluice() + report.program().commit().map(c -> ", commit " + c).orElse(""));
    row(invocation, "java", report.program().java());
    row(invocation, "system", report.system() + ", " + report.processors() + " processors");
    report.engine().ifPresent(facts -> print(invocation, facts));
    row(
        invocation,
        "environment",
        report.missingEnvironment().isEmpty()
            ? "as the launcher sets it"
            : "started without the launcher");
    for (MissingVariable variable : report.missingEnvironment()) {
      row(invocation, "", variable.name() + " is not set: " + variable.consequence());
    }
    row(invocation, "home", report.home());
    row(invocation, "data", report.dataDirectory());
    for (CorpusListCommand.Entry corpus : report.corpora()) {
      row(
          invocation,
          "corpus",
          corpus.name() + corpus.missing().map(why -> ": missing, " + why).orElse(": found"));
    }
    report.problems().forEach(problem -> row(invocation, "PROBLEM", problem));
  }

  private static void print(Invocation invocation, EngineFacts facts) {
    row(invocation, "engine", facts.engine());
    row(invocation, "libtorch", facts.libtorch());
    row(
        invocation,
        "device",
        facts.device() + (facts.gpus() == 0 ? ", no GPU usable" : ", GPUs: " + facts.gpus()));
    row(
        invocation,
        "precision",
        Words.of(facts.precision())
            + (facts.nativeBfloat16() ? ", bf16 native" : ", bf16 emulated"));
    row(invocation, "threads", Integer.toString(facts.threads()));
    row(invocation, "features", String.join(", ", facts.features()));
    facts
        .residentBytes()
        .ifPresent(bytes -> row(invocation, "memory", Text.megabytes(bytes) + " resident"));
  }

  private static void row(Invocation invocation, String label, String value) {
    invocation.row(label, "%s", value);
  }
}
