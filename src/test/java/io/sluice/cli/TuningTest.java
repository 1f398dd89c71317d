package io.sluice.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.sluice.experiment.TuningCurves;
import io.sluice.run.Json;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Learning rates that are chosen for each arm before a study, by real runs of a tiny model. */
class TuningTest {
  private static final String TINY =
      "compare --corpus tiny --layers 1 --width 16 --heads 2 --context 8 --batch 2"
          + " --feed-forward swiglu,relu --marks 1,2 --seeds 2 --name tuned";

  @TempDir Path home;

  @BeforeEach
  void makeHome() throws Exception {
    Typed.homeWithCorpus(home);
  }

  private Typed compare(String more) {
    return Typed.in(home, (TINY + more).split(" "));
  }

  private Path tuning() {
    return home.resolve("eval/tuned/tuning/tuning.csv");
  }

  private double peak(String run) {
    JsonNode config = Json.read(home.resolve("checkpoints/tuned").resolve(run), JsonNode.class);
    JsonNode schedule = config.at("/recipe/training/schedule");
    assertThat(schedule.get("last").asDouble())
        .isCloseTo(schedule.get("peak").asDouble() / 10, within(1e-12));
    return schedule.get("peak").asDouble();
  }

  @Test
  void eachArmGetsItsOwnRateFromRunsThatTheReportDoesNotHave() throws Exception {
    Typed typed = compare(" --tune 1e-9,3e-2,1e3");
    assertThat(typed.exit()).as(typed.err()).isEqualTo(Exit.DONE);
    assertThat(typed.err())
        .contains("tuning training.schedule.peak: 1e-9, 3e-2, 1e3")
        .contains("swiglu: training.schedule.peak 0.03", "relu: training.schedule.peak 0.03");
    TuningCurves curves = TuningCurves.of(home.resolve("eval/tuned"), true);
    assertThat(curves.rows()).hasSize(2 * 3 * 2);
    assertThat(curves.seeds()).containsExactly(101L, 102L);
    assertThat(curves.chosen()).isEqualTo(Map.of("swiglu", "0.03", "relu", "0.03"));
    assertThat(peak("swiglu-seed-1/config.json")).isEqualTo(3e-2);
    assertThat(peak("relu-seed-2/config.json")).isEqualTo(3e-2);
    String report = Files.readString(home.resolve("eval/tuned/report.md"));
    assertThat(report)
        .contains("diverged", "## Tuning", "![tuning](tuning.png)", "mean over the seeds 101, 102")
        .contains("training.schedule.peak, tuned: swiglu 0.03, relu 0.03")
        .doesNotContain("learning rate, and")
        .doesNotContain("Warning");
    assertThat(home.resolve("eval/tuned/tuning.png")).isNotEmptyFile();
    assertThat(Files.readString(home.resolve("eval/tuned/results.csv"))).doesNotContain(",101,");
    // The report again, from the folder alone.
    Typed again = Typed.in(home, "report", "tuned");
    assertThat(again.exit()).as(again.err()).isEqualTo(Exit.DONE);
    assertThat(home.resolve("eval/tuned/report.md")).hasContent(report);
  }

  @Test
  void whatWasInterruptedWhileTuningGoesOn() throws Exception {
    assertThat(compare(" --tune 1e-3,3e-2,1e-1").exit()).isEqualTo(Exit.DONE);
    byte[] before = Files.readAllBytes(tuning());
    Path one = home.resolve("checkpoints/tuned/tuning");
    Path run;
    try (var runs = Files.list(one)) {
      run = runs.filter(Files::isDirectory).sorted().findFirst().orElseThrow();
    }
    Files.delete(run.resolve("DONE"));
    Files.delete(run.resolve("result.json"));
    Files.delete(tuning());
    Typed typed = Typed.in(home, "compare", "tuned");
    assertThat(typed.exit()).as(typed.err()).isEqualTo(Exit.DONE);
    assertThat(typed.err()).containsPattern("run \\d+ of 12: .*finished before");
    assertThat(tuning()).hasBinaryContent(before);
  }

  @Test
  void autoGoesOnUntilTheBestIsInside() {
    Typed dry = compare(" --tune auto --dry-run");
    assertThat(dry.out()).contains("tuning         training.schedule.peak: 0.003, 0.006, 0.012");
    assertThat(home.resolve("eval/tuned")).doesNotExist();
    Typed typed = compare(" --tune auto");
    assertThat(typed.exit()).as(typed.err()).isEqualTo(Exit.DONE);
    assertThat(typed.err()).contains("tuning training.schedule.peak: 0.003, 0.006, 0.012, 0.024");
    TuningCurves curves = TuningCurves.of(home.resolve("eval/tuned"), true);
    for (String arm : curves.arms()) {
      assertThat(curves.edge(arm)).isEmpty();
    }
    // Tried again: what was tried stays, and nothing is trained.
    Typed again = Typed.in(home, "compare", "tuned");
    assertThat(again.exit()).as(again.err()).isEqualTo(Exit.DONE);
    assertThat(again.err()).doesNotContain("step 2 of 2");
  }

  @Test
  void anArmThatAlwaysDivergesEndsTuningAndThePlanIsKept() throws Exception {
    Typed typed = compare(" --tune 800,900,1000");
    assertThat(typed.exit()).as(typed.err()).isEqualTo(Exit.WRONG_USE);
    assertThat(typed.err())
        .contains("swiglu diverged at every value of training.schedule.peak that was tried")
        .contains("give lower ones under 'tune'");
    assertThat(Files.readString(home.resolve("eval/tuned/study.yaml"))).contains("900");
    assertThat(home.resolve("eval/tuned/results.csv")).doesNotExist();
  }

  @Test
  void whatAStudySetsBesideTheRateStays() throws Exception {
    Typed typed = compare(" --set training.schedule.last=1e-10 --tune 1e-9,3e-2,2e-9");
    assertThat(typed.exit()).as(typed.err()).isEqualTo(Exit.DONE);
    JsonNode schedule =
        Json.read(home.resolve("checkpoints/tuned/relu-seed-1/config.json"), JsonNode.class)
            .at("/recipe/training/schedule");
    assertThat(schedule.get("peak").asDouble()).isEqualTo(3e-2);
    assertThat(schedule.get("last").asDouble()).isEqualTo(1e-10);
    Files.delete(tuning());
    assertThat(Typed.in(home, "report", "tuned").err())
        .contains("tuning.csv is missing, which says what was chosen for each arm");
  }

  @Test
  void runsFromBeforeTuningAreNotTunedAfterwards() throws Exception {
    assertThat(compare("").exit()).isEqualTo(Exit.DONE);
    Path plan = home.resolve("eval/tuned/study.yaml");
    Files.writeString(plan, Files.readString(plan) + "tune: auto\n");
    Typed typed = Typed.in(home, "compare", "tuned");
    assertThat(typed.exit()).isEqualTo(Exit.WRONG_USE);
    assertThat(typed.err()).contains("was trained before anything was tuned");
    assertThat(home.resolve("checkpoints/tuned/tuning")).doesNotExist();
  }

  @Test
  void whatCannotBeTunedIsRefused() {
    assertThat(
            Typed.in(home, (TINY + " --tune auto").replace("--seeds 2", "--seeds 7,101").split(" "))
                .err())
        .contains("the seed 101 is one of the study's: what is reported must not have chosen");
    assertThat(compare(" --tune 1e-3,2e-3").err()).contains("at least 3 different ones, or auto");
    assertThat(compare(" --tune 1e-3,2e-3,fast").err()).contains("fast is no number above 0");
    assertThat(compare(" --tune auto --learning-rate 1e-3").err())
        .contains("'factors.training.schedule.peak' and 'tune' set the same");
    assertThat(home.resolve("eval/tuned")).doesNotExist();
    assertThat(home.resolve("checkpoints/tuned")).doesNotExist();
  }

  @Test
  void imagesAreTunedOnATenthOfTheTrainingImages() throws Exception {
    String few =
        "vision compare --images shapes --training-images 120 --test-images 60 --nets mlp(1)"
            + " --activations relu,mish --epochs 1 --seeds 1 --name rates";
    Typed typed = Typed.in(home, (few + " --tune 1e-9,4e-3,2e-3").split(" "));
    assertThat(typed.exit()).as(typed.err()).isEqualTo(Exit.DONE);
    Path evaluation = home.resolve("eval/rates");
    TuningCurves curves = TuningCurves.of(evaluation, true);
    assertThat(curves.arms()).containsExactly("mlp(1) with relu", "mlp(1) with mish");
    assertThat(curves.rows()).hasSize(2 * 3 * 2);
    // Shares of twelve images, which no run of tuning was trained on.
    assertThat(curves.rows())
        .allSatisfy(
            row ->
                assertThat(12 * row.measured().getAsDouble())
                    .isCloseTo(Math.rint(12 * row.measured().getAsDouble()), within(1e-9)));
    assertThat(Files.readString(evaluation.resolve("tuning/results.csv"))).contains(",108,12,");
    assertThat(Files.readString(evaluation.resolve("results.csv"))).contains(",120,60,");
    assertThat(Files.readString(evaluation.resolve("report.md")))
        .contains("## Tuning", "training.peak, tuned: mlp(1) with relu ")
        .contains("learning rate up to (tuned)");
    assertThat(Typed.in(home, (few + " --tune auto --folds 3").split(" ")).err())
        .contains("'tune' and 'folds': every training image is measured on in some fold");
  }
}
