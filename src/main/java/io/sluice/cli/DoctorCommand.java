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
    invocation.row(
        "sluice",
        "%s",
        report.program().sluice() + report.program().commit().map(c -> ", commit " + c).orElse(""));
    invocation.row("java", "%s", report.program().java());
    invocation.row("system", "%s", report.system() + ", " + report.processors() + " processors");
    report.engine().ifPresent(facts -> print(invocation, facts));
    invocation.row(
        "environment",
        "%s",
        report.missingEnvironment().isEmpty()
            ? "as the launcher sets it"
            : "started without the launcher");
    for (MissingVariable variable : report.missingEnvironment()) {
      invocation.row("", "%s", variable.name() + " is not set: " + variable.consequence());
    }
    invocation.row("home", "%s", report.home());
    invocation.row("data", "%s", report.dataDirectory());
    for (CorpusListCommand.Entry corpus : report.corpora()) {
      invocation.row(
          "corpus",
          "%s",
          corpus.name()
              + corpus
                  .missing()
                  .map(why -> ": not on this machine, " + why)
                  .orElse(": on this machine"));
    }
    report.problems().forEach(problem -> invocation.row("PROBLEM", "%s", problem));
  }

  private static void print(Invocation invocation, EngineFacts facts) {
    invocation.row("engine", "%s", facts.engine());
    invocation.row("libtorch", "%s", facts.libtorch());
    invocation.row(
        "device",
        "%s",
        facts.device() + (facts.gpus() == 0 ? ", no GPU usable" : ", GPUs: " + facts.gpus()));
    invocation.row(
        "precision",
        "%s",
        Words.of(facts.precision())
            + (facts.nativeBfloat16() ? ", bf16 native" : ", bf16 emulated"));
    invocation.row("threads", "%s", Integer.toString(facts.threads()));
    invocation.row("features", "%s", String.join(", ", facts.features()));
    facts
        .residentBytes()
        .ifPresent(bytes -> invocation.row("memory", "%s", Text.megabytes(bytes) + " resident"));
  }
}
