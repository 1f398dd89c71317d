package io.sluice.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.sluice.corpus.TokenizerChoice;
import io.sluice.engine.DeviceChoice;
import io.sluice.engine.EngineSettings;
import io.sluice.engine.PrecisionChoice;
import io.sluice.engine.ProcessMemory;
import io.sluice.experiment.Factor;
import io.sluice.experiment.InThisProcess;
import io.sluice.experiment.StudyDiary;
import io.sluice.experiment.StudyRunner;
import io.sluice.feedforward.FeedForward;
import io.sluice.recipe.Change;
import io.sluice.study.LanguageStudies;
import io.sluice.study.Study;
import io.sluice.suite.language.LanguageRecipe;
import io.sluice.suite.language.LanguageRecipes;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CompareCommandTest {

  @TempDir Path home;

  private StudyFlags.Asked<Study> asked(String... words) throws Exception {
    Typed.homeWithCorpus(home);
    Arguments arguments = Arguments.parse(new CompareCommand(), List.of(words));
    return StudyFlags.read(
        new Invocation(
            arguments,
            new Home(home),
            Terminal.unwatched(System.out, System.err),
            new Interruption()));
  }

  @Test
  void withoutOptionsItIsTheDefaultStudy() throws Exception {
    StudyFlags.Asked<Study> asked = asked();
    assertThat(asked.study()).isEqualTo(Study.quick());
    assertThat(asked.name()).isEqualTo("quick");
    assertThat(asked.evaluation()).isEqualTo(home.resolve("eval/quick"));
  }

  @Test
  void optionsDescribeAnother() throws Exception {
    Study study =
        asked(
                "--feed-forward",
                "gelu,geglu",
                "--baseline",
                "geglu",
                "--seeds",
                "4,2",
                "--marks",
                "20,10",
                "--corpus",
                "tiny")
            .study();
    assertThat(study.crossing().baseline(study.baseline()).name()).isEqualTo("geglu");
    assertThat(study.seeds()).containsExactly(4L, 2L);
    assertThat(study.marks()).containsExactly(10L, 20L);
    assertThat(study.tokenizer()).contains(TokenizerChoice.of("characters"));
  }

  @Test
  void aBareNumberOfSeedsIsACount() throws Exception {
    assertThat(asked("--seeds", "2").study().seeds()).containsExactly(1L, 2L);
  }

  @Test
  void marksComeFromTheRecipeUnlessAnotherEndIsGiven() throws Exception {
    assertThat(asked("--seeds", "2").study().marks()).containsExactly(150L, 300L);
    assertThat(asked("--steps", "80").study().marks()).containsExactly(80L);
  }

  @Test
  void wordsAndSetChangeTheRecipeOfAllRuns() throws Exception {
    StudyFlags.Asked<Study> asked =
        asked(
            "--width",
            "32",
            "--set",
            "training.optimizer.clip=0.5",
            "--factor",
            "batch=2,4",
            "--feed-forward",
            "swiglu");
    assertThat(asked.study().crossing().names())
        .containsExactly("swiglu, batch=2", "swiglu, batch=4");
    assertThat(asked.study().crossing().common())
        .extracting(Change::flag)
        .containsExactly("model.width=32", "training.optimizer.clip=0.5");
    assertThat(StudyPlans.of(asked.study(), "x").crossing().orElseThrow().factors())
        .extracting(Factor::name)
        .containsExactly("batch");
    assertThat(StudyPlans.of(asked("--width", "32").study(), "x").crossing()).isEmpty();
  }

  /** With a name of its own a study's folder may be called anything. */
  @Test
  void aNameIsInPlaceOfTheFolders() throws Exception {
    Path plan = Typed.homeWithCorpus(home).resolve("My Study/study.yaml");
    Files.createDirectories(plan.getParent());
    Files.writeString(
        plan,
        """
        recipe: quick
        corpus: tiny
        feed_forward: [relu]
        seeds: [1]
        marks: [2]
        schedule: shared
        precision: fp32
        """);
    Typed unnamed = Typed.in(home, "compare", plan.toString(), "--dry-run");
    assertThat(unnamed.err()).contains("'My Study' cannot be a folder");
    Typed named = Typed.in(home, "compare", plan.toString(), "--name", "mine", "--dry-run");
    assertThat(named.exit()).as(named.err()).isEqualTo(Exit.DONE);
  }

  /** A sweep from the command line to the report. */
  @Test
  void aSweepIsTrainedAndReported() throws Exception {
    Typed.homeWithCorpus(home);
    Typed typed =
        Typed.in(
            home,
            ("compare --corpus tiny --layers 1 --width 16 --heads 2 --context 8 --batch 2"
                    + " --feed-forward swiglu --seeds 2 --marks 2 --name sweep --factor"
                    + " training.schedule.peak=1e-3,2e-3")
                .split(" "));
    assertThat(typed.exit()).as(typed.err()).isEqualTo(Exit.DONE);
    assertThat(typed.out())
        .contains("swiglu, peak=0.001", "swiglu, peak=0.002", "training.schedule.peak");
    assertThat(Files.readString(home.resolve("eval/sweep/report.md")))
        .contains("but for the factors: text, batches and first values of each seed, and ");
    assertThat(Files.readString(home.resolve("eval/sweep/results.csv")))
        .contains("\"swiglu, peak=0.001\"", "quick with model.layers=1 model.width=16");
    Typed again = Typed.in(home, "compare", home.resolve("eval/sweep/study.yaml").toString());
    assertThat(again.out()).isEqualTo(typed.out());
  }

  @Test
  void factorsAreCrossed() throws Exception {
    Study study =
        asked(
                "--feed-forward",
                "relu,gated(dyn({base}, start={start}))",
                "--factor",
                "start=1:0,0.5:0.5",
                "--factor",
                "base=silu,leaky-relu(0.2)",
                "--baseline",
                "dynactglu",
                "--overhead-steps",
                "7")
            .study();
    assertThat(study.crossing().variants())
        .extracting(FeedForward::notation)
        .containsExactly(
            "relu",
            "dynactglu",
            "gated(dyn(leaky-relu(0.2)))",
            "gated(dyn(silu, start=0.5:0.5))",
            "gated(dyn(leaky-relu(0.2), start=0.5:0.5))");
    assertThat(study.overheadSteps()).hasValue(7);
    assertThat(asked("--factor", "base=silu", "--feed-forward", "gated({base})").name())
        .matches("quick-swiglu-[0-9a-f]{6}");
  }

  @Test
  void aStudyOfFactorsSaysWhatItLeftOutAndWhatVariantsCost() throws Exception {
    String[] study = {
      "compare",
      "--text",
      Typed.text(home).toString(),
      "--feed-forward",
      "gated(dyn(silu, start={start}, constraint={constraint}))",
      "--factor",
      "start=1:0,1:0.5",
      "--factor",
      "constraint=none,ratio",
      "--overhead-steps",
      "2",
      "--seeds",
      "1",
      "--marks",
      "1",
      "--threads",
      "1",
      "--name",
      "starts"
    };
    Typed first = Typed.in(home, study);
    assertThat(first.exit()).as(first.err()).isEqualTo(Exit.DONE);
    String leftOut =
        "left out, since it is not legal: gated(dyn(silu, start=1:0, constraint=ratio)): start=1:0";
    assertThat(first.err())
        .startsWith(leftOut)
        .contains(
            "run 3 of 3",
            "overhead: 2 steps of each in turns, dynactglu, ",
            "overhead: memory of reglu alone");
    Path folder = home.resolve("eval/starts");
    assertThat(Files.readString(folder.resolve("report.md")))
        .contains("\n## Factors\n", "- " + leftOut, "\n## Overhead\n", "| reglu ");
    assertThat(Files.readAllLines(folder.resolve("factors.csv"))).hasSize(1 + 4);
    assertThat(Files.readAllLines(folder.resolve("overhead.csv"))).hasSize(1 + 4 * 2);
    byte[] measured = Files.readAllBytes(folder.resolve("overhead.csv"));

    Typed again = Typed.in(home, "compare", "starts", "--threads", "1", "--json");
    assertThat(again.exit()).as(again.err()).isEqualTo(Exit.DONE);
    assertThat(again.err()).contains("overhead: measured before");
    assertThat(Files.readAllBytes(folder.resolve("overhead.csv"))).isEqualTo(measured);
    JsonNode report = again.json();
    assertThat(report.at("/factors/crossing/left_out/0/notation").asText())
        .isEqualTo("gated(dyn(silu, start=1:0, constraint=ratio))");
    assertThat(report.at("/factors/effects")).hasSize(4);
    JsonNode cost = report.at("/overhead/costs/0");
    assertThat(cost.at("/variant").asText()).isEqualTo("dynactglu");
    assertThat(cost.at("/over_relu/parameters").asLong()).isEqualTo(4);
    assertThat(cost.at("/over_relu/step/median").asDouble()).isPositive();
    if (ProcessMemory.peakBytes().isPresent()) {
      assertThat(cost.at("/peak_rss_bytes").asLong()).isGreaterThan(50_000_000);
    }
  }

  @Test
  void aStudyIsTrainedOnceAndReportedAsOftenAsAsked() throws Exception {
    Path text = Typed.text(home);
    String[] study = {
      "compare",
      "--text",
      text.toString(),
      "--feed-forward",
      "swiglu,gelu",
      "--seeds",
      "1",
      "--marks",
      "1,2",
      "--threads",
      "1",
      "--name",
      "fox"
    };
    Typed first = Typed.in(home, study);
    assertThat(first.exit()).as(first.err()).isEqualTo(Exit.DONE);
    assertThat(first.err()).contains("run 2 of 2: gelu, seed 1, 2 steps", "kept in ");
    assertThat(first.out()).contains("After 2 steps gelu differs from swiglu", "baseline");
    Path folder = home.resolve("eval/fox");
    assertThat(folder.resolve("report.md")).isNotEmptyFile();
    assertThat(Files.readAllLines(folder.resolve("results.csv"))).hasSize(5);
    byte[] model =
        Files.readAllBytes(home.resolve("checkpoints/fox/gelu-seed-1/model.safetensors"));

    Typed again = Typed.in(home, "compare", "fox", "--threads", "1", "--json");
    assertThat(again.exit()).as(again.err()).isEqualTo(Exit.DONE);
    assertThat(again.err()).contains("run 2 of 2: gelu, seed 1, 2 steps, finished before");
    JsonNode report = again.json();
    assertThat(report.get("study").asText()).isEqualTo("fox");
    assertThat(report.at("/plan/marks")).hasSize(2);
    assertThat(report.at("/cells/0/arm/variant").asText()).isEqualTo("swiglu");
    assertThat(Files.readAllBytes(home.resolve("checkpoints/fox/gelu-seed-1/model.safetensors")))
        .isEqualTo(model);

    Typed both = Typed.in(home, "compare", "fox", "--recipe", "quick");
    assertThat(both.exit()).isEqualTo(Exit.WRONG_USE);
    assertThat(both.err()).contains("--recipe belongs to a study that is described by options");
  }

  @Test
  void aStudyGrowsAndKeepsItsRuns() throws Exception {
    String[] study = {
      "compare",
      "--text",
      Typed.text(home).toString(),
      "--feed-forward",
      "relu",
      "--seeds",
      "1",
      "--marks",
      "3",
      "--threads",
      "1",
      "--name",
      "grown"
    };
    assertThat(Typed.in(home, study).exit()).isEqualTo(Exit.DONE);
    Path model = home.resolve("checkpoints/grown/relu-seed-1/model.safetensors");
    FileTime trained = Files.getLastModifiedTime(model);

    String[] more = {
      "compare", "grown", "--seeds", "2", "--feed-forward", "gelu", "--threads", "1"
    };
    Typed left =
        Typed.in(
            home, Stream.concat(Stream.of(more), Stream.of("--dry-run")).toArray(String[]::new));
    assertThat(left.exit()).as(left.err()).isEqualTo(Exit.DONE);
    assertThat(left.out())
        .contains("4: 1 done, 3 left", "gelu, seed 2, 3 steps", "by the runs that are there")
        .contains(" tokens", "FLOPs");
    assertThat(home.resolve("checkpoints/grown/gelu-seed-1")).doesNotExist();

    Typed grown = Typed.in(home, more);
    assertThat(grown.exit()).as(grown.err()).isEqualTo(Exit.DONE);
    assertThat(grown.err())
        .contains("relu, seed 1, 3 steps, finished before", "run 4 of 4: gelu, seed 2, 3 steps");
    assertThat(Files.readAllLines(home.resolve("eval/grown/results.csv"))).hasSize(1 + 4);
    assertThat(Study.read(home.resolve("eval/grown/study.yaml")).seeds()).containsExactly(1L, 2L);

    Typed marks = Typed.in(home, "compare", "grown", "--marks", "2", "--threads", "1");
    assertThat(marks.exit()).as(marks.err()).isEqualTo(Exit.DONE);
    assertThat(marks.err())
        .contains("relu-seed-1 was not measured at step 2: it is trained again, in ")
        .contains("relu-seed-1-marks-2-3");
    assertThat(Files.readAllLines(home.resolve("eval/grown/results.csv"))).hasSize(1 + 8);
    assertThat(Files.getLastModifiedTime(model)).isEqualTo(trained);

    Typed longer = Typed.in(home, "compare", "grown", "--marks", "9", "--threads", "1");
    assertThat(longer.exit()).isEqualTo(Exit.WRONG_USE);
    assertThat(longer.err())
        .contains(
            "relu-seed-1 ends at step 3, and a mark behind that, 9, needs another study: leave it out,"
                + " or choose another --name");
  }

  @Test
  void aStoppedRunGoesOnFromItsCheckpointWithTheThreadsThatItBeganWith() {
    Path plan =
        Typed.write(
            home.resolve("eval/stopped/study.yaml"),
            """
            recipe: quick
            text: %s
            tokenizer: bytes
            feed_forward: [relu, gelu]
            seeds: [1]
            marks: [5]
            schedule: shared
            precision: fp32
            """
                .formatted(Typed.text(home)));
    StudyDiary diary = new StudyDiary(2);
    new StudyRunner(new InThisProcess(1), diary, diary.stop)
        .run(
            new LanguageStudies(
                LanguageRecipes.RECIPES::named,
                new Home(home).sources(Optional.empty()),
                new EngineSettings(DeviceChoice.CPU, PrecisionChoice.FP32, 3),
                new TrainingMemory()),
            Study.read(plan),
            "stopped",
            plan.getParent(),
            home.resolve("checkpoints/stopped"));
    LanguageRecipe quick = LanguageRecipes.RECIPES.named("quick");
    long tokens = (long) quick.batch() * quick.model().context();
    Typed left = Typed.in(home, "compare", "stopped", "--workers", "2", "--dry-run");
    assertThat(left.exit()).as(left.err()).isEqualTo(Exit.DONE);
    assertThat(left.out())
        .containsPattern("to go on +relu, ")
        .contains(Text.of(", %,d tokens from step 3 on\n", 3 * tokens))
        .containsPattern(Text.of("to learn +%,d tokens\n", (3 + 5) * tokens));
    Typed rest = Typed.in(home, "compare", "stopped", "--workers", "2");
    assertThat(rest.exit()).as(rest.err()).isEqualTo(Exit.DONE);
    assertThat(home.resolve("checkpoints/stopped/gelu-seed-1/config.json"))
        .content()
        .contains("\"threads\" : 3");

    Typed rate = Typed.in(home, "compare", "stopped", "--learning-rate", "1e-2");
    assertThat(rate.err()).contains(": write factors: {training.schedule.peak: [0.01]} into ");
    Typed steps = Typed.in(home, "compare", "--set", "training.steps=400");
    assertThat(steps.err())
        .contains("--set training.steps=400: that is no factor of a study: give --steps");
  }

  @Test
  void aPlanOfAnotherSuiteIsRunByItsSuite() throws Exception {
    Path plan = home.resolve("eval/small/study.yaml");
    Files.createDirectories(plan.getParent());
    Files.writeString(
        plan,
        """
        data: [sine]
        hidden: [2]
        algorithms: [cg]
        iterations: 2
        folds: 2
        seeds: [1]
        """);
    Typed typed = Typed.in(home, "compare", "small");
    assertThat(typed.exit()).as(typed.err()).isEqualTo(Exit.DONE);
    assertThat(plan.resolveSibling("report.md")).isNotEmptyFile();
    Typed wrong = Typed.in(home, "compare", "small", "--marks", "3");
    assertThat(wrong.exit()).isEqualTo(Exit.WRONG_USE);
    assertThat(wrong.err())
        .contains("--marks is no option for what small holds: see ./sluice mlp compare --help");
  }
}
