package io.sluice.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.corpus.HeldOut;
import io.sluice.corpus.TokenizerChoice;
import io.sluice.engine.PrecisionChoice;
import io.sluice.engine.Reproducibility;
import io.sluice.experiment.StudyListener;
import io.sluice.experiment.StudyName;
import io.sluice.feedforward.FeedForward;
import io.sluice.measure.StoppingRule;
import io.sluice.run.Json;
import io.sluice.suite.language.CorpusChoice;
import io.sluice.suite.language.LanguageRecipes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StudyTest {

  private static final String PLAN =
      """
      recipe: quick
      feed_forward: [swiglu, geglu]
      seeds: [1, 2]
      marks: [10, 20]
      schedule: shared
      precision: fp32
      """;

  @TempDir Path folder;

  private static Study flags(
      Optional<CorpusChoice> corpus, List<String> variants, List<Long> marks, Schedule schedule) {
    return Study.ofFlags(
        "quick",
        corpus,
        Optional.of(TokenizerChoice.of("characters")),
        OptionalLong.empty(),
        variants.stream().map(FeedForwardLine::new).toList(),
        Optional.empty(),
        Optional.empty(),
        OptionalDouble.empty(),
        Study.firstSeeds(3),
        Optional.empty(),
        marks,
        schedule,
        PrecisionChoice.AUTO,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        OptionalInt.empty(),
        Optional.empty());
  }

  @Test
  void readsWhatItWrites() {
    Study everything =
        new Study(
            Optional.of("Is it \"better\": yes, no? # 1\n- or: not"),
            "quick",
            Optional.empty(),
            Optional.of("texts/my novel.txt"),
            OptionalDouble.of(0.05),
            OptionalDouble.of(0.1),
            Optional.of(TokenizerChoice.of("./tokenizer.json")),
            OptionalLong.of(500),
            List.of(
                new FeedForwardLine("swiglu"),
                new FeedForwardLine("gated(dyn(relu))"),
                new FeedForwardLine("{form}(dyn({base}, start={start}))")),
            Optional.of(
                new Factors(
                    List.of(
                        new StudyFactor("start", List.of("1:0.5", "0.5:0.5")),
                        new StudyFactor("form", List.of("plain", "gated")),
                        new StudyFactor("base", List.of("silu", "leaky-relu(0.2)"))))),
            Optional.of(FeedForward.of("gated(dyn(relu))")),
            OptionalDouble.of(0.01),
            List.of(0L, 7L, 9L),
            Optional.of(new StoppingRule(3, 20, 0.005)),
            List.of(1L, 400L),
            Schedule.SHARED,
            PrecisionChoice.FP32,
            Optional.of(Reproducibility.INTEL),
            Optional.of(HeldOut.VALIDATION),
            Optional.of(
                new Tuning(
                    Optional.of("training.optimizer.weight_decay"),
                    Optional.of(List.of("0.05", "0.1", "0.2")),
                    List.of(11L))),
            OptionalInt.of(20),
            Optional.of(Rounding.REPEAT));
    for (Study study : List.of(Study.quick(), everything)) {
      Path file = folder.resolve("study.yaml");
      Json.writeYaml(file, study);
      assertThat(Study.read(file)).isEqualTo(study);
    }
  }

  @Test
  void isWrittenAsAPersonWould() {
    assertThat(Json.yaml(Study.quick()))
        .endsWith(
            """
            recipe: quick
            feed_forward:
              - swiglu
              - geglu
              - dynactglu
            seeds:
              - 1
              - 2
              - 3
            marks:
              - 150
              - 300
            schedule: shared
            precision: fp32
            """);
  }

  @Test
  void whatIsUsualNeedNotBeSaid() throws IOException {
    Path file = folder.resolve("study.yaml");
    Files.writeString(file, PLAN);
    Study said = Study.read(file);
    Files.writeString(
        file, PLAN.replace("schedule: shared\n", "").replace("precision: fp32\n", ""));
    assertThat(Study.read(file)).isEqualTo(said);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "recipe: quick|recipe: quik|'recipe': unknown recipe 'quik': did you mean quick?",
        "geglu]|gegluu]|'feed_forward[1]': unknown feed-forward variant 'gegluu'",
        "geglu]|swiglu]|'feed_forward': swiglu is given twice",
        "[swiglu, geglu]|[]|'feed_forward': a study needs at least one variant",
        "[1, 2]|[2, 1, 2]|'seeds' names something twice: [2, 1, 2]",
        "[1, 2]|[]|'seeds' is empty: name at least one",
        "[1, 2]|[-1]|'seeds': -1 is negative",
        "[10, 20]|[20, 10]|'marks': 10 follows 20, they must be ascending",
        "[10, 20]|[10, 10]|'marks': 10 follows 10",
        "[10, 20]|[0, 10]|'marks': 0 is no step",
        "schedule: shared|schedule: shared\nsteps: 15|'marks': 20 lies behind the end at 'steps' 15",
        "schedule: shared|schedule: own\nsteps: 30|'steps' is for schedule shared",
        "schedule: shared|schedule: shard|'schedule' is 'shard': legal values are shared, own",
        "precision: fp32|precision: fp32\noverhead_steps: 0|'overhead_steps' is 0: give a whole number from 1 to 1048576",
        "precision: fp32|precision: fp16|'precision' is 'fp16': legal values are fp32, bf16, auto",
        "precision: fp32|precision: fp32\nbaseline: gelu|'baseline' is gelu: it must be one of",
        "precision: fp32|precision: fp32\nvalidation_share: 0.1|'validation_share' belongs to a text",
        "precision: fp32|precision: fp32\ntext: a.txt\nvalidation_share: 1|'validation_share' is 1.0",
        "precision: fp32|precision: fp32\ntest_share: 0.1|'test_share' belongs to a text",
        "precision: fp32|precision: fp32\ntext: a.txt\ntest_share: 0.95|'test_share' is 0.95",
        "precision: fp32|precision: fp32\ntext: a.txt\ncorpus: b|'text': a study has a corpus or",
        "precision: fp32|precision: fp32\ntokenizer: charcters|'tokenizer': unknown tokenizer",
        "seeds: [1, 2]\n||'seeds' is missing",
        "seeds: [1, 2]|seed: [1, 2]|unknown key 'seed'"
      })
  void mistakesAreNamedWithFileAndKey(String mistake) throws IOException {
    String[] parts = mistake.split("\\|", -1);
    Path file = folder.resolve("study.yaml");
    assertThat(PLAN).contains(parts[0]);
    Files.writeString(file, PLAN.replace(parts[0], parts[1]));
    assertThatThrownBy(() -> Study.read(file))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith(file + ": ")
        .hasMessageContaining(parts[2])
        .message()
        .doesNotContain("\n");
  }

  @Test
  void flagsFillInWhatIsMissing() {
    Study study = flags(Optional.empty(), List.of("swiglu"), List.of(), Schedule.SHARED);
    assertThat(study.marks())
        .containsExactly(LanguageRecipes.RECIPES.named("quick").training().steps());
    assertThat(study.seeds()).containsExactly(1L, 2L, 3L);
    assertThat(study.crossing().baseline(study.baseline()).name()).isEqualTo("swiglu");
    assertThat(
            flags(Optional.empty(), List.of("swiglu"), List.of(20L, 10L), Schedule.SHARED).marks())
        .containsExactly(10L, 20L);
  }

  @Test
  void ownTextIsKeptRelativeToTheCurrentFolder() {
    CorpusChoice choice =
        CorpusChoice.file(Path.of("texts", "novel.txt"), 0.2, OptionalDouble.empty());
    Study study = flags(Optional.of(choice), List.of("swiglu"), List.of(10L), Schedule.SHARED);
    assertThat(study.text()).contains(Path.of("texts", "novel.txt").toString());
    assertThat(study.corpusChoice()).contains(choice);
  }

  @Test
  void aNameFollowsFromTheContent() {
    Study study =
        flags(Optional.empty(), List.of("swiglu", "gated(dyn(relu))"), List.of(9L), Schedule.OWN);
    assertThat(study.derivedName())
        .matches("quick-swiglu-gated-dyn-relu-[0-9a-f]{6}")
        .isEqualTo(
            flags(
                    Optional.empty(),
                    List.of("swiglu", "gated(dyn(relu))"),
                    List.of(9L),
                    Schedule.OWN)
                .derivedName())
        .isNotEqualTo(
            flags(
                    Optional.empty(),
                    List.of("swiglu", "gated(dyn(relu))"),
                    List.of(8L),
                    Schedule.OWN)
                .derivedName());
    assertThat(Study.quick().derivedName()).isEqualTo("quick");
    assertThat(
            flags(
                    Optional.empty(),
                    List.of("swiglu", "geglu", "glu", "reglu", "bilinear"),
                    List.of(9L),
                    Schedule.OWN)
                .derivedName())
        .startsWith("quick-swiglu-geglu-glu-and-2-");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ".", "..", "a/b", "a b", "-a", "a\\b", "ä"})
  void namesThatAreNoFoldersAreRefused(String name) {
    assertThatThrownBy(() -> StudyName.checked(name))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("cannot be a folder");
  }

  @Test
  void foldersOfRunsAreSafeAndUnique() {
    List<String> notations =
        List.of("swiglu", "relu-squared", "gated(dyn(relu))", "plain(dyn(relu))", "gated(tanh)");
    Set<String> names = new HashSet<>();
    for (String notation : notations) {
      String name = StudyName.fileSafe(FeedForward.of(notation).notation());
      assertThat(name).matches("[a-z0-9-]+");
      assertThat(names.add(name)).isTrue();
    }
    assertThat(names).contains("swiglu", "relu-squared");
  }

  @Test
  void seedsAreOutermostAndMarksShareARunOrNot() {
    assertThat(folders(Schedule.SHARED))
        .containsExactly(
            "swiglu-seed-1",
            "geglu-seed-1",
            "swiglu-seed-2",
            "geglu-seed-2",
            "swiglu-seed-3",
            "geglu-seed-3");
    assertThat(folders(Schedule.OWN))
        .startsWith(
            "swiglu-seed-1-steps-10",
            "swiglu-seed-1-steps-20",
            "geglu-seed-1-steps-10",
            "geglu-seed-1-steps-20",
            "swiglu-seed-2-steps-10")
        .hasSize(12);
  }

  private Stream<String> folders(Schedule schedule) {
    Study study = flags(Optional.empty(), List.of("swiglu", "geglu"), List.of(10L, 20L), schedule);
    return new StudyPlan(study, study.recipe(LanguageRecipes.RECIPES::named), folder, Map.of())
        .runs(new StudyListener() {}).stream().map(run -> run.folder().getFileName().toString());
  }

  @Test
  void runsEndAtTheLastMarkOrWhereTheStudySays() {
    Study study = flags(Optional.empty(), List.of("swiglu"), List.of(10L, 20L), Schedule.SHARED);
    assertThat(steps(study)).containsOnly(20L);
    Study longer =
        Study.ofFlags(
            "quick",
            Optional.empty(),
            Optional.empty(),
            OptionalLong.of(50),
            study.feedForward(),
            Optional.empty(),
            Optional.empty(),
            OptionalDouble.empty(),
            study.seeds(),
            Optional.empty(),
            study.marks(),
            Schedule.SHARED,
            PrecisionChoice.FP32,
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            OptionalInt.empty(),
            Optional.empty());
    assertThat(steps(longer)).containsOnly(50L);
    assertThat(steps(flags(Optional.empty(), List.of("swiglu"), List.of(10L, 20L), Schedule.OWN)))
        .containsExactly(10L, 20L, 10L, 20L, 10L, 20L);
  }

  private List<Long> steps(Study study) {
    return new StudyPlan(study, study.recipe(LanguageRecipes.RECIPES::named), folder, Map.of())
        .runs(new StudyListener() {}).stream().map(run -> run.recipe().training().steps()).toList();
  }
}
