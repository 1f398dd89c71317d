package io.sluice.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Bits per byte are what a text costs, or there are none. */
final class TrueBitsPerByteTest {
  /** 32 bits of chance for the 9 bytes of a word and its space. */
  private static final double RANDOM_WORDS = 32.0 / 9;

  /** Knows nothing but a and b: all other letters are dropped. */
  private static final String DROPS =
      """
      {"model": {"type": "BPE", "vocab": {"a": 0, "b": 1, "ab": 2}, "merges": [["a", "b"]]}}
      """;

  @TempDir Path home;

  @Test
  void wordsThatOnlyTheValidationPartHasArePaidFor() {
    Random random = new Random(1);
    String text =
        random.ints(1500).mapToObj(i -> String.format("%08x", i)).collect(Collectors.joining(" "));
    Typed trained = train(text, "words", "20");
    assertThat(trained.exit()).as(trained.err()).isEqualTo(Exit.DONE);
    JsonNode result = trained.json();
    assertThat(result.get("bits_per_byte").asDouble()).isBetween(RANDOM_WORDS, 9.0);
  }

  @Test
  void aTokenizerThatDropsTextHasNoBitsPerByte() throws IOException {
    String tokenizer = Typed.write(home.resolve("drops.json"), DROPS).toString();
    String text = "abcabxabyyab".repeat(600);
    Typed trained = train(text, tokenizer, "2");
    assertThat(trained.exit()).as(trained.err()).isEqualTo(Exit.DONE);
    assertThat(trained.json().has("bits_per_byte")).isFalse();
    assertThat(trained.json().get("lost_share").asDouble()).isBetween(0.3, 0.5);
    assertThat(trained.err()).contains("validation").doesNotContain("bits per byte");
    assertThat(home.resolve("checkpoints/run/metrics.jsonl"))
        .content()
        .contains("validation_loss_nats")
        .doesNotContain("bits_per_byte");
    assertThat(Files.readString(home.resolve("checkpoints/run/result.json")))
        .contains("lost_share")
        .doesNotContain("bits_per_byte");

    String run = home.resolve("checkpoints/run").toString();
    assertThat(Typed.in(home, "evaluate", run).out())
        .containsPattern("bits per byte +none: the tokenizer drops or changes at least [34]")
        .doesNotContainPattern("bits per byte +[0-9]");
    assertThat(Typed.in(home, "evaluate", run, "--json").json().has("bits_per_byte")).isFalse();
    Path kept = Typed.write(home.resolve("kept.txt"), "ab");
    assertThat(
            Typed.in(
                    home,
                    "corpus",
                    "prepare",
                    "--text",
                    kept.toString(),
                    "--tokenizer",
                    tokenizer,
                    "--validation-share",
                    "0.5")
                .out())
        .doesNotContain("drops or changes");
    assertThat(
            Typed.in(
                    home,
                    "corpus",
                    "prepare",
                    "--text",
                    home.resolve("text.txt").toString(),
                    "--tokenizer",
                    tokenizer)
                .out())
        .contains("the tokenizer drops or changes at least", "so there are no bits per byte");

    Typed nothing = Typed.in(home, "generate", run, "--prompt", "xyz", "--tokens", "3");
    assertThat(nothing.exit()).isEqualTo(Exit.WRONG_USE);
    assertThat(nothing.err())
        .contains("drops all of the prompt 'xyz'", "or leave it out")
        .doesNotContain("internal");
    assertThat(Typed.in(home, "generate", run, "--tokens", "3").exit()).isEqualTo(Exit.DONE);
  }

  @Test
  void generateBeginsWithATokenThatIsThere() {
    train("one two ".repeat(200), "characters", "2");
    String run = home.resolve("checkpoints/run").toString();
    Typed typed = Typed.in(home, "generate", run, "--tokens", "5");
    assertThat(typed.exit()).as(typed.err()).isEqualTo(Exit.DONE);
    assertThat(typed.out()).matches(" [one tw]{5}\n");
  }

  private Typed train(String text, String tokenizer, String steps) {
    return Typed.in(
        home,
        "train",
        "--text",
        Typed.write(home.resolve("text.txt"), text).toString(),
        "--tokenizer",
        tokenizer,
        "--steps",
        steps,
        "--device",
        "cpu",
        "--out",
        home.resolve("checkpoints/run").toString(),
        "--json");
  }
}
