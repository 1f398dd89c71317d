package io.sluice.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One small run, trained by the command, and what the other commands make of it. */
class TrainingCommandsTest {

  private static final String[] RESULT_KEYS = {
    "run",
    "steps",
    "parameters",
    "loss_nats",
    "perplexity",
    "bits_per_byte",
    "tokens",
    "elapsed_s",
    "tokens_per_s"
  };

  @TempDir static Path home;
  private static Path text;
  private static Path run;
  private static Typed trained;

  @BeforeAll
  static void train() {
    text = Typed.text(home);
    run = home.resolve("checkpoints/fox");
    trained =
        Typed.in(
            home,
            "train",
            "--text",
            text.toString(),
            "--tokenizer",
            "characters",
            "--steps",
            "4",
            "--device",
            "cpu",
            "--threads",
            "1",
            "--out",
            run.toString(),
            "--json");
  }

  @Test
  void trainPrintsTheResultAloneOnStandardOutput() {
    assertThat(trained.exit()).as(trained.err()).isEqualTo(Exit.DONE);
    for (String key : RESULT_KEYS) {
      assertThat(trained.json().has(key)).as(key).isTrue();
    }
    assertThat(trained.json().get("steps").asLong()).isEqualTo(4);
    assertThat(trained.json().get("run").asText()).isEqualTo("fox");
  }

  @Test
  void trainSaysBeforehandWhatItIsGoingToDo() {
    assertThat(trained.err())
        .contains("swiglu", "parameters", "6 x parameters", "4 steps of 1,536 tokens")
        .contains("epochs", "cpu, fp32, 1 thread\n", "step 4 of 4, validation");
  }

  @Test
  void aFolderInUseIsRefusedAndKept() throws Exception {
    byte[] before = Files.readAllBytes(run.resolve("model.safetensors"));
    Typed typed = Typed.in(home, "train", "--text", text.toString(), "--out", run.toString());
    assertThat(typed.exit()).isEqualTo(Exit.WRONG_USE);
    assertThat(typed.err()).contains("already in use", "resume", "another --out");
    assertThat(Files.readAllBytes(run.resolve("model.safetensors"))).isEqualTo(before);
  }

  @Test
  void resumeOfAFinishedRunShowsItsResult() {
    Typed typed = Typed.in(home, "resume", "fox", "--json");
    assertThat(typed.exit()).isEqualTo(Exit.DONE);
    assertThat(typed.err()).contains("finished");
    assertThat(typed.json()).isEqualTo(trained.json());
  }

  @Test
  void commandsOfClassifiersRefuseALanguageModel() {
    assertThat(Typed.in(home, "vision", "resume", "fox").err())
        .contains("is a language model, not an image classifier: use ./sluice resume");
    assertThat(Typed.in(home, "vision", "fgsm", "fox").exit()).isEqualTo(Exit.WRONG_USE);
  }

  @Test
  void evaluateMeasuresWhatTrainingMeasured() {
    Typed typed = Typed.in(home, "evaluate", run.toString(), "--threads", "1", "--json");
    for (String key : RESULT_KEYS) {
      assertThat(typed.json().has(key)).as(key).isTrue();
    }
    for (String key : new String[] {"steps", "parameters", "loss_nats", "perplexity", "tokens"}) {
      assertThat(typed.json().get(key)).as(key).isEqualTo(trained.json().get(key));
    }
  }

  @Test
  void evaluateTakesTheWholeOfAnotherTextOrItsEnd() throws Exception {
    JsonNode whole = Typed.in(home, "evaluate", "fox", "--text", text.toString(), "--json").json();
    assertThat(whole.get("tokens").asLong()).isEqualTo(Files.readString(text).length() - 1);
    assertThat(Typed.in(home, "evaluate", "fox", "--text", text.toString()).out())
        .contains(" tokens of the text\n");
    assertThat(Typed.in(home, "evaluate", "fox").out()).contains(" tokens of validation\n");
    JsonNode end =
        Typed.in(
                home,
                "evaluate",
                "fox",
                "--text",
                text.toString(),
                "--validation-share",
                "0.05",
                "--json")
            .json();
    JsonNode test = Typed.in(home, "evaluate", "fox", "--split", "test", "--json").json();
    Typed most =
        Typed.in(home, "evaluate", "fox", "--text", text.toString(), "--validation-share", "0.96");
    assertThat(most.exit()).as(most.err()).isEqualTo(Exit.DONE);
    assertThat(test.get("split").asText()).isEqualTo("test");
    assertThat(end.get("loss_nats").asDouble())
        .isCloseTo(test.get("loss_nats").asDouble(), within(1e-4));
    assertThat(Typed.in(home, "evaluate", "fox", "--split", "test").out())
        .contains(" tokens of test\n");
    Typed both = Typed.in(home, "evaluate", "fox", "--text", text.toString(), "--split", "test");
    assertThat(both.exit()).isEqualTo(Exit.WRONG_USE);
    assertThat(both.err()).contains("--split belongs to the run's own text or a --corpus");
  }

  @Test
  void evaluateRefusesATextThatTheTokenizerDoesNotKnow() {
    Path foreign = Typed.write(home.resolve("foreign.txt"), "Жизнь коротка");
    Typed typed = Typed.in(home, "evaluate", "fox", "--text", foreign.toString());
    assertThat(typed.exit()).isEqualTo(Exit.WRONG_USE);
    assertThat(typed.err()).contains("'Ж' (U+0416) at line 1, column 1");
  }

  @Test
  void generateContinuesThePrompt() {
    Typed typed = Typed.in(home, "generate", "fox", "--prompt", Typed.PROMPT, "--tokens", "12");
    assertThat(typed.exit()).isEqualTo(Exit.DONE);
    assertThat(typed.out()).startsWith(Typed.PROMPT).hasSize(Typed.PROMPT.length() + 13);
    assertThat(typed.err()).contains("12 tokens");
  }

  @Test
  void generateGivesTheSameTextToTheSameSeedBothWays() {
    JsonNode cached = generate("--seed", "3");
    assertThat(cached.get("prompt").asText()).isEqualTo(Typed.PROMPT);
    assertThat(cached.get("tokens").asInt()).isEqualTo(12);
    assertThat(cached.get("text").asText()).hasSize(12);
    assertThat(cached.get("tokens_per_s").asDouble()).isPositive();
    assertThat(generate("--seed", "3", "--attention", "recomputed").get("text"))
        .isEqualTo(cached.get("text"));
    assertThat(generate("--seed", "4").get("text")).isNotEqualTo(cached.get("text"));
  }

  private static JsonNode generate(String... options) {
    String[] words =
        Stream.concat(
                Stream.of("generate", "fox", "--prompt", Typed.PROMPT, "--tokens", "12", "--json"),
                Stream.of(options))
            .toArray(String[]::new);
    return Typed.in(home, words).json();
  }

  @Test
  void generateRefusesAPromptThatTheModelCannotRead() {
    Typed typed = Typed.in(home, "generate", "fox", "--prompt", "Ж");
    assertThat(typed.exit()).isEqualTo(Exit.WRONG_USE);
    assertThat(typed.out()).isEmpty();
    assertThat(typed.err().lines()).hasSize(1);
    assertThat(typed.err()).contains("'Ж' (U+0416)");
  }

  @Test
  void aRunWithADamagedModelIsRefused() throws Exception {
    Path damaged = home.resolve("damaged");
    Files.createDirectories(damaged);
    for (String name : new String[] {"config.json", "tokenizer.json", "model.safetensors"}) {
      Files.copy(run.resolve(name), damaged.resolve(name));
    }
    byte[] bytes = Files.readAllBytes(damaged.resolve("model.safetensors"));
    bytes[bytes.length - 1] ^= 1;
    Files.write(damaged.resolve("model.safetensors"), bytes);
    Typed typed = Typed.in(home, "generate", damaged.toString());
    assertThat(typed.exit()).isEqualTo(Exit.FAILED);
    assertThat(typed.err()).contains("model.safetensors").hasLineCount(1);
  }

  @Test
  void theDefaultFolderNamesRecipeVariantAndSeed() {
    Typed typed =
        Typed.in(
            home,
            "train",
            "--text",
            text.toString(),
            "--steps",
            "1",
            "--feed-forward",
            "gated(dyn(relu))",
            "--seed",
            "7");
    assertThat(typed.exit()).as(typed.err()).isEqualTo(Exit.DONE);
    assertThat(home.resolve("checkpoints/quick-gated-dyn-relu-seed-7/DONE")).exists();
    assertThat(typed.out()).contains("loss", "perplexity", "bits per byte", "tokens a second");
  }
}
