package io.sluice.suite.language;

import static io.sluice.suite.language.LanguageSamples.sources;
import static io.sluice.suite.language.LanguageSamples.train;
import static io.sluice.suite.language.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.engine.TensorEngine;
import io.sluice.feedforward.FeedForward;
import io.sluice.feedforward.HiddenWidth;
import io.sluice.transformer.AttentionShape;
import io.sluice.transformer.BlockStyle;
import io.sluice.transformer.Normalization;
import io.sluice.transformer.TransformerShape;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What this machine cannot hold is refused before there is a run that nobody can go on with. */
class SizeRefusalsTest {

  @TempDir Path folder;

  private LanguageRecipe recipe(int layers, int width, int context) {
    LanguageRecipe small = LanguageSamples.recipe(LanguageSamples.text(folder), 6, 2);
    TransformerShape shape =
        new TransformerShape(
            layers,
            width,
            context,
            AttentionShape.rotary(2),
            FeedForward.of("swiglu"),
            HiddenWidth.equalParameters(96, 8),
            new BlockStyle(Normalization.RMS, false, true, 0));
    return new LanguageRecipe(
        small.corpus(), small.tokenizer(), shape, small.training(), 4, Optional.empty());
  }

  @Test
  void aModelLargerThanAnyArrayLeavesNoFolder() {
    assertLeavesNothing(recipe(2, 1 << 16, 32), "the model", "lesser --width");
  }

  @Test
  void aContextLongerThanTheTextLeavesNoFolder() {
    assertLeavesNothing(recipe(2, 32, 1 << 20), "context of 1,048,576", "--context, such as");
  }

  private void assertLeavesNothing(LanguageRecipe recipe, String what, String advice) {
    Path out = folder.resolve("run");
    assertRefused(() -> train(recipe, sources(folder), out))
        .containsAnyOf(what, "of this model", "a model of")
        .contains(advice);
    assertThat(out).doesNotExist();
  }

  @Test
  void aConfigurationThatGrewIsRefused() throws IOException {
    InterruptedRun run = InterruptedRun.in(folder);
    run.edit("config.json", "\"width\" : 32", "\"width\" : 65536");
    String changed =
        "config.json has been changed since the run began, recipe.model.width is 65536";
    run.assertResumeRefused(sources(folder)).contains(changed);
    assertRefused(
            () ->
                TrainedModel.open(
                    run.folder(),
                    LanguageSamples.SETTINGS,
                    LanguageSamples.sources(folder).cache().proofs()))
        .contains(changed);
    run.edit("config.json", "\"width\" : 65536", "\"width\" : 1073741824");
    run.assertResumeRefused(sources(folder))
        .contains("config.json: 'recipe.model': width is 1073741824: give a whole number");
  }

  @Test
  void aBenchmarkOfTooMuchIsRefused() {
    Benchmark benchmark = new Benchmark(recipe(2, 1 << 16, 32).model(), 512, 1, 1);
    try (TensorEngine engine = TensorEngine.open(LanguageSamples.SETTINGS)) {
      assertRefused(() -> benchmark.warmUp(engine)).contains("give less of --layers, --width");
    }
    assertRefused(() -> new Benchmark(recipe(2, 32, 1 << 20).model(), 512, 1 << 20, 1))
        .contains("batch 1048576 of context 1048576");
  }
}
