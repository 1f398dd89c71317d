package io.sluice.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs that are lengthened, and weights that are trained further, as a person does it. */
class GoingOnTest {

  private static final String SMALL =
      " --layers 1 --width 16 --heads 2 --context 8 --batch 2 --steps 3 --tokenizer characters";

  @TempDir static Path home;
  private static Path text;

  private static Typed typed(String line) {
    return Typed.in(home, line.split(" "));
  }

  private static Typed trained(String line) {
    Typed typed = typed(line);
    assertThat(typed.exit()).as(typed.err()).isEqualTo(Exit.DONE);
    return typed;
  }

  private static String out(String run) {
    return " --out " + home.resolve("checkpoints").resolve(run);
  }

  private static void refused(Typed typed, String... words) {
    assertThat(typed.exit()).isEqualTo(Exit.WRONG_USE);
    assertThat(typed.err()).contains(words);
  }

  @BeforeAll
  static void train() {
    text = Typed.text(home);
    trained("train --text " + text + SMALL + out("small"));
  }

  @Test
  void aFinishedRunIsLengthened() {
    trained("train --text " + text + SMALL + out("longer"));
    Typed longer = trained("resume longer --steps 6");
    assertThat(longer.err()).contains("from 3 to 6 steps; the learning rate goes on at");
    assertThat(longer.out()).containsPattern("steps +6");
    refused(typed("resume longer --steps 6"), "has 6 steps already: give more --steps than that");
    assertThat(trained("evaluate longer").out()).containsPattern("steps? +6|step 6");
  }

  /** Recipe and tokenizer are those of the run, and whatever an option changes. */
  @Test
  void trainedWeightsAreTrainedFurther() throws Exception {
    Path other = Typed.write(home.resolve("other.txt"), "The fox sat by the gate. ".repeat(90));
    Typed tuned =
        trained("train --from small --text " + other + " --learning-rate 1e-3" + out("tuned"));
    assertThat(tuned.err())
        .containsPattern("weights +from \\S*checkpoints/small/model.safetensors")
        .containsPattern("learning rate +0.001 at its highest, seed 1");
    String config = Files.readString(home.resolve("checkpoints/tuned/config.json"));
    assertThat(config)
        .contains("checkpoints/small/model.safetensors", "\"width\" : 16", "\"peak\" : 0.001");
    assertThat(home.resolve("checkpoints/tuned/tokenizer.json"))
        .hasSameBinaryContentAs(home.resolve("checkpoints/small/tokenizer.json"));
    trained(
        "train --from "
            + home.resolve("checkpoints/small/model.safetensors")
            + " --text "
            + text
            + SMALL
            + out("from-file"));
  }

  @Test
  void whatDoesNotFitIsRefusedWithTheReason() {
    String from = "train --from small --text " + text;
    refused(
        typed(from + " --tokenizer bytes" + out("bytes")),
        "was trained with another tokenizer than the one asked for: leave --tokenizer out");
    refused(
        typed(from + " --width 32 --steps 4" + out("wide")),
        "does not fit: it has the tensor ",
        ": leave --width 32 out, so that the run's own model is taken");
    refused(typed(from + " --recipe quick" + out("quick")), "leave --recipe quick out");
    refused(
        typed(
            "train --from "
                + home.resolve("checkpoints/small/model.safetensors")
                + " --tokenizer characters --text "
                + text
                + out("file")),
        "or --from the folder of its run");
    refused(typed("train --from nowhere --text " + text + out("none")), "nowhere does not exist");
    assertThat(home.resolve("checkpoints/wide")).doesNotExist();
  }
}
