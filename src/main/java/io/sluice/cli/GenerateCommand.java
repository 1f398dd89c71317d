package io.sluice.cli;

import io.sluice.corpus.Utf8Stream;
import io.sluice.engine.EngineSettings;
import io.sluice.engine.PrecisionChoice;
import io.sluice.suite.language.Prompt;
import io.sluice.suite.language.TrainedModel;
import io.sluice.training.StopSignal;
import io.sluice.transformer.Generation.Attention;
import io.sluice.transformer.SamplingSettings;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Lets a trained model write. */
final class GenerateCommand implements Command {

  private static final Flag<String> PROMPT =
      Flag.of(
          "prompt",
          "TEXT",
          "the text to go on from (default: a new line, where the tokenizer has one)",
          text -> text);
  private static final Flag<Integer> TOKENS =
      Flag.of(
          "tokens",
          "N",
          "how many tokens to write (default 200)",
          Values.integer(1, Integer.MAX_VALUE));
  private static final Flag<Double> TEMPERATURE =
      Flag.of(
          "temperature",
          "X",
          "below 1 more likely text, above 1 more varied; 0 always takes the likeliest (default 0.8)",
          Values.number());
  private static final Flag<Integer> TOP_K =
      Flag.of(
          "top-k",
          "N",
          "draw from the N likeliest tokens only (default 0: all)",
          Values.integer(0, Integer.MAX_VALUE));
  private static final Flag<Double> TOP_P =
      Flag.of(
          "top-p",
          "P",
          "draw from the fewest tokens whose probabilities reach P only (default 1: all)",
          Values.number());
  private static final Flag<Long> SEED = Flags.SEED.described("seed of the draws (default 1)");
  private static final Flag<Attention> ATTENTION =
      Flag.of(
          "attention",
          "cached|recomputed",
          "keep keys and values of earlier tokens, or compute all anew; the text is the same"
              + " (default cached)",
          Values.words(Attention.class));

  /** What the command prints with {@code --json}. */
  record Result(String prompt, String text, int tokens, double tokensPerS) {}

  @Override
  public Usage usage() {
    return new Usage("generate", "let a trained model write")
        .details(
            "Computes in fp32, so that the same seed gives the same text on every machine. Begin a"
                + " prompt that starts with a dash as --prompt=-...")
        .operands(Flags.RUN)
        .flags(
            PROMPT,
            TOKENS,
            TEMPERATURE,
            TOP_K,
            TOP_P,
            SEED,
            ATTENTION,
            Flags.DEVICE,
            Flags.THREADS,
            Flags.JSON)
        .examples(
            "./sluice generate checkpoints/quick-swiglu-seed-1",
            "./sluice generate modern-char-cpu-swiglu-seed-1 --prompt 'ROMEO:' --tokens 300"
                + " --temperature 0.7 --top-p 0.95 --seed 7",
            "./sluice generate checkpoints/notes --prompt 'Dear ' --top-k 40 --json");
  }

  @Override
  public Exit run(Invocation invocation) {
    SamplingSettings sampling =
        new SamplingSettings(
            invocation.get(TEMPERATURE).orElse(0.8),
            invocation.get(TOP_K).orElse(0),
            invocation.get(TOP_P).orElse(1.0),
            invocation.get(SEED).orElse(1L));
    EngineSettings fp32 = invocation.engine(PrecisionChoice.FP32);
    try (TrainedModel model =
        TrainedModel.open(invocation.run(), fp32, invocation.sources().cache().proofs())) {
      invocation.noteUnmarked(List.of(invocation.run()));
      return generate(invocation, model, sampling);
    }
  }

  private static Exit generate(
      Invocation invocation, TrainedModel model, SamplingSettings sampling) {
    Prompt prompt = model.prompt(invocation.get(PROMPT));
    Writer writer = new Writer(invocation, model);
    StopSignal stop = invocation.interruption().signal();
    invocation.interruption().arm("stopping");
    long start = System.nanoTime();
    model.generate(
        prompt,
        invocation.get(TOKENS).orElse(200),
        sampling,
        invocation.get(ATTENTION).orElse(Attention.CACHED),
        id -> writer.append(prompt.text(), id),
        drawn -> stop.isRequested() || invocation.out().checkError());
    double rate = writer.tokens / ((System.nanoTime() - start) / 1e9);
    String text = writer.finish();
    if (invocation.json()) {
      invocation.printJson(new Result(prompt.text(), text, writer.tokens, rate));
    } else {
      invocation.out().println();
      invocation.say("%,d tokens, %,.0f a second", writer.tokens, rate);
    }
    if (stop.isRequested()) {
      invocation.say("stopped; with the same seed the same command writes this text again");
      return Exit.STOPPED;
    }
    return Exit.DONE;
  }

  /** Turns ids into text as they come, and shows it at once unless JSON is wanted. */
  private static final class Writer {
    private final Invocation invocation;
    private final TrainedModel model;
    private final Utf8Stream characters = new Utf8Stream();
    private final StringBuilder text = new StringBuilder();
    private int tokens;

    Writer(Invocation invocation, TrainedModel model) {
      this.invocation = invocation;
      this.model = model;
    }

    /** The prompt is shown only once the model has understood it. */
    void append(String prompt, int id) {
      if (tokens == 0) {
        show(prompt);
      }
      tokens++;
      add(characters.append(model.tokenizer().bytes(id)));
    }

    String finish() {
      add(characters.finish());
      return text.toString();
    }

    private void add(String part) {
      text.append(part);
      show(part);
    }

    private void show(String part) {
      if (!invocation.json()) {
        // As the model wrote it, control characters and all: it may go into a file.
        invocation.out().writeBytes(part.getBytes(StandardCharsets.UTF_8));
        invocation.out().flush();
      }
    }
  }
}
