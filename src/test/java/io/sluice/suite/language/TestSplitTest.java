package io.sluice.suite.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.sluice.corpus.Corpora;
import io.sluice.corpus.TokenCache;
import io.sluice.run.Json;
import io.sluice.run.MetricsLog;
import io.sluice.run.Outcome;
import io.sluice.run.RunDirectory;
import io.sluice.run.RunResult;
import io.sluice.run.TestRecord;
import io.sluice.run.ValidationRecord;
import io.sluice.training.StopSignal;
import io.sluice.training.TrainingListener;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class TestSplitTest {

  private static final long STEPS = 12;

  @TempDir Path folder;

  private Path text;
  private TextSources sources;

  @BeforeEach
  void write() throws IOException {
    text = LanguageSamples.text(folder);
    sources =
        new TextSources(
            Corpora.in(folder, folder), folder, new TokenCache(folder.resolve("cache")));
  }

  private LanguageRecipe recipe(CorpusChoice corpus, List<Long> marks) {
    return LanguageSamples.recipe(text, STEPS, 5)
        .withText(corpus, LanguageSamples.recipe(text, STEPS, 5).tokenizer())
        .withTraining(LanguageSamples.plan(STEPS, 3, 5))
        .withMarks(marks);
  }

  private LanguageRecipe recipe(List<Long> marks) {
    return recipe(CorpusChoice.file(text, 0.1, OptionalDouble.of(0.05)), marks);
  }

  private double loss(Path run, MeasuredPart part) {
    try (TrainedModel model =
        TrainedModel.open(run, LanguageSamples.SETTINGS, LanguageSamples.PROOFS)) {
      return model.evaluate(sources, part).lossNats();
    }
  }

  @Test
  void isMeasuredAtTheMarksAndAtNoOtherStep() {
    Path out = folder.resolve("run");
    LanguageSamples.train(recipe(List.of(4L, STEPS)), sources, out);
    RunDirectory run = RunDirectory.open(out);
    List<TestRecord> tests = MetricsLog.read(run.metrics(), TestRecord.class);
    List<ValidationRecord> sweeps = MetricsLog.read(run.metrics(), ValidationRecord.class);
    assertThat(tests).extracting(TestRecord::step).containsExactly(4L, STEPS);
    assertThat(sweeps).extracting(ValidationRecord::step).containsExactly(3L, 4L, 6L, 9L, STEPS);
    RunResult.Test result = Json.read(run.result(), RunResult.class).test().orElseThrow();
    assertThat(result.lossNats()).isEqualTo(tests.get(1).testLossNats());
    assertThat(result.tokens()).isLessThan(sweeps.get(0).tokens() * 6 / 10);
    assertThat(loss(out, MeasuredPart.TEST)).isEqualTo(result.lossNats());
    assertThat(loss(out, MeasuredPart.VALIDATION))
        .isEqualTo(sweeps.get(4).validationLossNats())
        .isNotEqualTo(result.lossNats());
    // Both as one text, but for where its windows begin.
    assertThat(loss(out, MeasuredPart.HELD_OUT))
        .isCloseTo((2 * sweeps.get(4).validationLossNats() + result.lossNats()) / 3, within(0.01));
  }

  @Test
  void aRunWithoutMarksLooksAtNoTest() {
    Path out = folder.resolve("run");
    LanguageSamples.train(recipe(List.of()), sources, out);
    RunDirectory run = RunDirectory.open(out);
    assertThat(MetricsLog.read(run.metrics(), TestRecord.class)).isEmpty();
    assertThat(Json.read(run.result(), RunResult.class).test()).isEmpty();
  }

  /** At a mark before the end, at the end, and where a mark is no step of a checkpoint. */
  @ParameterizedTest
  @ValueSource(longs = {4, 10, STEPS})
  void whatIsGivenUpIsMadeGood(long step) throws IOException {
    LanguageRecipe marked = recipe(List.of(4L, 10L, STEPS));
    Path undisturbed = folder.resolve("undisturbed");
    LanguageSamples.train(marked, sources, undisturbed);
    Path out = folder.resolve("stopped");
    StopSignal stop = new StopSignal();
    TrainingListener listener =
        new TrainingListener() {
          @Override
          public void onValidation(ValidationRecord record) {
            if (record.step() == step) {
              stop.request(); // before the sweep over the test text
            }
          }
        };
    Outcome<RunResult> stopped =
        new LanguageRun(sources, listener, stop).train(marked, 7, LanguageSamples.SETTINGS, out);
    assertThat(stopped).isEqualTo(new Outcome<>(step, STEPS, Optional.empty()));
    assertThat(MetricsLog.read(RunDirectory.open(out).metrics(), TestRecord.class))
        .noneMatch(record -> record.step() == step);

    LanguageSamples.resume(sources, out);
    FinishedRun.assertSame(out, undisturbed);
  }

  @Test
  void aRunFromBeforeItsCorpusHadATestPartKeepsItsValidationText() throws IOException {
    corpus("    validation_share: 0.2\n");
    LanguageRecipe named = recipe(CorpusChoice.named("tales"), List.of(STEPS));
    Path undisturbed = folder.resolve("undisturbed");
    LanguageSamples.train(named, sources, undisturbed);
    Path out = folder.resolve("stopped");
    LanguageSamples.trainUntil(7, named, sources, out);
    double before = loss(undisturbed, MeasuredPart.VALIDATION);

    corpus("    validation_share: 0.1\n    test_share: 0.1\n");

    assertThat(loss(undisturbed, MeasuredPart.VALIDATION)).isEqualTo(before);
    LanguageSamples.resume(sources, out);
    FinishedRun.assertSame(out, undisturbed);
    assertThatThrownBy(() -> loss(out, MeasuredPart.TEST))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("began with a text of two parts");

    corpus("    validation_share: 0.1\n    test_share: 0.2\n");
    assertThatThrownBy(() -> loss(out, MeasuredPart.VALIDATION))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("has changed since the run began");
  }

  private void corpus(String split) throws IOException {
    Path tales = Files.createDirectories(folder.resolve("tales"));
    Files.copy(text, tales.resolve("text.txt"), StandardCopyOption.REPLACE_EXISTING);
    Files.writeString(
        tales.resolve("corpus.yaml"),
        """
        description: Sentences
        licence: none
        tokenizer: characters
        text:
          files:
            - name: text.txt
          split:
        """
            + split);
  }
}
