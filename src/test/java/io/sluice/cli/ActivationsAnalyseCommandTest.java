package io.sluice.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.sluice.run.SiteRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ActivationsAnalyseCommandTest {

  @TempDir Path home;

  private Typed analyse(Path run, String... more) {
    List<String> words = new ArrayList<>(List.of("activations", "analyse", run.toString()));
    words.addAll(List.of(more));
    return Typed.in(home, words.toArray(String[]::new));
  }

  @Test
  void printsTheLastRecordsAndDrawsAll() throws Exception {
    Path run =
        AnalysedRun.make(home.resolve("run"), "dynactglu", AnalysedRun.dynRecords(2, 50, 100));
    Typed typed = analyse(run);
    assertThat(typed.exit()).as(typed.err()).isEqualTo(Exit.DONE);
    assertThat(typed.out().lines().toList())
        .contains(
            "activation     dyn(silu)",
            "step           100",
            "site      alpha    beta     rho  lipschitz  dead share  gradient norm",
            "layer 0  0.8000  0.2250  0.2813     1.0000      0.0000       0.004950",
            "layer 1  0.6000  0.4500  0.7500     1.5000      0.0100       0.002475");
    Path folder = run.resolve("analysis");
    assertThat(names(folder))
        .containsExactlyInAnyOrder(
            "shapes.png",
            "shapes.svg",
            "paths.png",
            "paths.svg",
            "gradient-flow.png",
            "gradient-flow.svg",
            "lipschitz.png",
            "lipschitz.svg",
            "dead-units.png",
            "dead-units.svg",
            "analysis.csv");
    assertThat(ImageIO.read(folder.resolve("shapes.png").toFile()).getWidth()).isEqualTo(1500);
    assertThat(ImageIO.read(folder.resolve("lipschitz.png").toFile()).getWidth()).isEqualTo(1200);
    assertThat(Files.readAllLines(folder.resolve("analysis.csv")))
        .hasSize(7)
        .startsWith("step,site,layer,alpha,beta,rho,lipschitz,dead_share,gradient_norm")
        .contains(
            "100,layers.1.feed_forward.activation,1,0.6,0.45,0.75,"
                + "1.5,0.01,0.0024752475247524753");
  }

  @Test
  void jsonHasTheLastRecordsAndTheFiles() {
    Path run =
        AnalysedRun.make(home.resolve("run"), "dynactglu", AnalysedRun.dynRecords(3, 50, 100));
    Path out = home.resolve("out");
    JsonNode report = analyse(run, "--json", "--out", out.toString()).json();
    assertThat(report.get("activation").asText()).isEqualTo("dyn(silu)");
    assertThat(report.get("step").asLong()).isEqualTo(100);
    assertThat(report.get("sites")).hasSize(3);
    assertThat(report.get("sites").get(2).get("alpha").asDouble()).isEqualTo(0.6);
    assertThat(report.get("files")).hasSize(11);
    assertThat(out).isNotEmptyDirectory();
    assertThat(run.resolve("analysis")).doesNotExist();
  }

  @Test
  void whatLearnsNothingHasNoShapesAndWhatIsUnboundedNoLipschitz() throws Exception {
    List<SiteRecord> records =
        List.of(
            AnalysedRun.fixed(0, 0, OptionalDouble.empty(), 0),
            AnalysedRun.fixed(0, 1, OptionalDouble.empty(), 0.5));
    Path run = AnalysedRun.make(home.resolve("run"), "relu-squared", records);
    Typed typed = analyse(run);
    assertThat(typed.out())
        .contains("site     lipschitz  dead share  gradient norm\n")
        .contains("layer 0          ∞      0.0000          0.000\n");
    assertThat(names(run.resolve("analysis")))
        .containsExactlyInAnyOrder(
            "gradient-flow.png",
            "gradient-flow.svg",
            "dead-units.png",
            "dead-units.svg",
            "analysis.csv");
  }

  @Test
  void aShapeIsThatOfTheRecord() throws Exception {
    // The pictures differ in nothing but what was learned.
    Path same =
        AnalysedRun.make(
            home.resolve("same"),
            "dynactglu",
            List.of(AnalysedRun.dyn(0, 0, 1, 0), AnalysedRun.dyn(9, 0, 1, 0)));
    Path moved =
        AnalysedRun.make(
            home.resolve("moved"),
            "dynactglu",
            List.of(AnalysedRun.dyn(0, 0, 1, 0), AnalysedRun.dyn(9, 0, 0.5, 0.5)));
    analyse(same);
    analyse(moved);
    assertThat(Files.readAllBytes(same.resolve("analysis/shapes.png")))
        .isNotEqualTo(Files.readAllBytes(moved.resolve("analysis/shapes.png")));
  }

  @Test
  void severalSitesOfALayerAreToldApart() throws Exception {
    List<SiteRecord> records = new ArrayList<>();
    for (SiteRecord record : AnalysedRun.dynRecords(2, 50, 100)) {
      for (String place : List.of("gate", "value")) {
        records.add(
            new SiteRecord(
                record.step(),
                record.site().replace("activation", place + "_activation"),
                record.layer(),
                record.parameters(),
                record.alpha(),
                record.beta(),
                record.rho(),
                record.lipschitz(),
                record.deadShare(),
                record.gradientNorm()));
      }
    }
    Path run = AnalysedRun.make(home.resolve("run"), "dynactglu", records);
    Typed typed = analyse(run);
    assertThat(typed.exit()).as(typed.err()).isEqualTo(Exit.DONE);
    assertThat(typed.out()).contains("\nlayer 0, gate_activation ", "\nlayer 1, value_activation ");
  }

  @Test
  void aRunWithoutRecordsIsRefused() {
    Path run = AnalysedRun.make(home.resolve("run"), "dynactglu", List.of());
    assertRefused(run, "metrics.jsonl has no records of activations: analyse a run that");
    assertRefused(home.resolve("nowhere"), "nowhere does not exist");
  }

  @Test
  void recordsOfAnotherActivationAreRefused() {
    Path run =
        AnalysedRun.make(
            home.resolve("run"),
            "gated(dyn(silu, constraint=sum-one))",
            List.of(
                new SiteRecord(
                    0,
                    "layers.0.feed_forward.activation",
                    0,
                    Map.of("beta", List.of(1.0)),
                    OptionalDouble.empty(),
                    OptionalDouble.empty(),
                    OptionalDouble.empty(),
                    OptionalDouble.of(1),
                    0,
                    0)));
    assertRefused(run, "has 0 numbers of 'alpha' at step 0 of layers.0.feed_forward.activation");
  }

  private void assertRefused(Path run, String sentence) {
    Typed typed = analyse(run);
    assertThat(typed.exit()).isEqualTo(Exit.WRONG_USE);
    assertThat(typed.err()).contains(sentence).hasLineCount(1);
    assertThat(run.resolve("analysis")).doesNotExist();
  }

  private static Set<String> names(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> !name.equals(WrittenFiles.NAME))
          .collect(Collectors.toSet());
    }
  }
}
