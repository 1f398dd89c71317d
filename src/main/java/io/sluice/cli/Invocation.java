package io.sluice.cli;

import io.sluice.corpus.TokenizerChoice;
import io.sluice.engine.DeviceChoice;
import io.sluice.engine.EngineSettings;
import io.sluice.engine.PrecisionChoice;
import io.sluice.experiment.ReportTable;
import io.sluice.notation.Words;
import io.sluice.run.Json;
import io.sluice.run.UnmarkedRuns;
import io.sluice.suite.language.CorpusChoice;
import io.sluice.suite.language.TextSources;
import io.sluice.training.Compute;
import io.sluice.training.StartingWeights;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * One call of a command: what was asked for, and where it may look and write.
 *
 * @param arguments what was asked for
 * @param home the project's folder
 * @param terminal where it writes
 * @param interruption Ctrl-C
 */
record Invocation(Arguments arguments, Home home, Terminal terminal, Interruption interruption) {

  PrintStream out() {
    return terminal.out();
  }

  <T> Optional<T> get(Flag<T> flag) {
    return arguments.get(flag);
  }

  boolean json() {
    return arguments.has(Flags.JSON);
  }

  void printJson(Object value) {
    out().print(Json.pretty(value) + "\n");
  }

  /** Ends with a result, as JSON if that was asked for. */
  Exit done(Object value, Runnable print) {
    if (json()) {
      printJson(value);
    } else {
      print.run();
    }
    return Exit.DONE;
  }

  /** A line of the result, its numbers written the same way everywhere. */
  void print(String format, Object... values) {
    terminal.print(Text.of(format, values), 2);
  }

  /** A table of the result. */
  void print(ReportTable table) {
    table.text(terminal.outWidth().columns().orElse(Integer.MAX_VALUE)).forEach(out()::println);
  }

  /** A label of the result and what belongs to it. */
  void row(String label, String format, Object... values) {
    terminal.print(Text.row(label, format, values), Text.LABEL);
  }

  /** A note on how it goes. */
  void say(String format, Object... values) {
    terminal.say(Text.of(format, values));
  }

  /** A label and what belongs to it, beside the result. */
  void note(String label, String format, Object... values) {
    terminal.say(Text.row(label, format, values), Text.LABEL);
  }

  /** What computes. */
  void note(Compute compute) {
    note(
        "machine",
        "%s, %s, %s%s",
        compute.device(),
        Words.of(compute.precision()),
        Words.count(compute.threads(), "thread"),
        compute.pinned().map(pinned -> ", " + pinned).orElse(""));
  }

  /** What a run starts from, if that is trained. */
  void noteWeights(Optional<StartingWeights> weights) {
    weights.ifPresent(trained -> note("weights", "from %s", Home.shown(trained.file())));
  }

  /** Something that a person should know and that is no failure. */
  void note(String sentence) {
    terminal.say("note: " + sentence);
  }

  /** Says once of runs of earlier versions that nothing marks their files. */
  void noteUnmarked(List<Path> folders) {
    UnmarkedRuns unmarked = new UnmarkedRuns();
    folders.forEach(unmarked::look);
    unmarked.notice().ifPresent(this::note);
  }

  TextSources sources() {
    return home.sources(get(Flags.DATA));
  }

  /** The text that was asked for, if one was. */
  Optional<CorpusChoice> corpus() {
    Optional<Path> text = get(Flags.TEXT);
    if (text.isPresent() && arguments.has(Flags.CORPUS)) {
      throw new IllegalArgumentException("--corpus and --text exclude each other: give one");
    }
    for (Flag<Double> share : List.of(Flags.VALIDATION_SHARE, Flags.TEST_SHARE)) {
      if (text.isEmpty() && arguments.has(share)) {
        throw new IllegalArgumentException(
            "--%s belongs to --text: a corpus has a split of its own".formatted(share.name()));
      }
    }
    return text.map(
            file ->
                CorpusChoice.file(
                    file,
                    get(Flags.VALIDATION_SHARE).orElse(CorpusChoice.DEFAULT_VALIDATION_SHARE),
                    testShare()))
        .or(() -> get(Flags.CORPUS).map(CorpusChoice::named));
  }

  /** None where nothing of a text is to be kept for a test. */
  private OptionalDouble testShare() {
    double share = get(Flags.TEST_SHARE).orElse(CorpusChoice.DEFAULT_TEST_SHARE);
    return share == 0 ? OptionalDouble.empty() : OptionalDouble.of(share);
  }

  /** What a text is encoded with unless somebody says so: a corpus knows, bytes fit every file. */
  TokenizerChoice defaultTokenizer(CorpusChoice choice) {
    return choice
        .name()
        .map(name -> sources().corpora().settings(name).tokenizer())
        .orElseGet(() -> TokenizerChoice.of("bytes"));
  }

  /** The run that the first operand names. */
  Path run() {
    return home.run(arguments.operand(0).orElseThrow());
  }

  EngineSettings engine() {
    return engine(PrecisionChoice.FP32);
  }

  /** Settings of the engine, where this precision is what is meant by none. */
  EngineSettings engine(PrecisionChoice otherwise) {
    return new EngineSettings(
        get(Flags.DEVICE).orElse(DeviceChoice.AUTO),
        get(Flags.PRECISION).orElse(otherwise),
        get(Flags.THREADS).orElse(0),
        get(Flags.REPRODUCIBLE));
  }
}
