package io.sluice.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.classifier.Net;
import io.sluice.corpus.Corpora;
import io.sluice.corpus.TokenCache;
import io.sluice.engine.DeviceChoice;
import io.sluice.engine.EngineSettings;
import io.sluice.engine.PrecisionChoice;
import io.sluice.report.html.ReportPage;
import io.sluice.run.ResultRow;
import io.sluice.run.StudyYaml;
import io.sluice.run.VisionRow;
import io.sluice.study.LanguageStudies;
import io.sluice.study.Study;
import io.sluice.study.vision.VisionStudies;
import io.sluice.study.vision.VisionStudy;
import io.sluice.suite.language.LanguageRecipes;
import io.sluice.suite.language.TextSources;
import io.sluice.suite.vision.VisionRecipes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StudyFolderTest {

  private static final Pattern FILE = Pattern.compile("\"([a-z-]+\\.(?:png|md|csv))\"");

  /** So that nothing of these names is written over unasked, whichever report makes it. */
  @Test
  void whatReportsWriteIsKnown() throws IOException {
    Set<String> written = new TreeSet<>();
    try (Stream<Path> files = Files.walk(Path.of("src/main/java/io/sluice/report"))) {
      for (Path file :
          files
              .filter(Files::isRegularFile)
              .filter(file -> !file.endsWith("SinePictures.java"))
              .toList()) {
        Matcher name = FILE.matcher(Files.readString(file));
        while (name.find()) {
          written.add(name.group(1));
        }
      }
    }
    written.addAll(List.of(Report.NAME, ReportPage.NAME));
    assertThat(written).contains("accuracy.png").hasSizeGreaterThan(10);
    assertThat(StudyFolder.WRITTEN).containsAll(written);
  }

  private static final String PLAN =
      """
      question: What is C# for?
      recipe: quick
      feed_forward: [swiglu, geglu]
      baseline: swiglu
      seeds: [1, 2]
      marks: [150]
      schedule: shared
      precision: fp32
      """;

  @Test
  void commentsOfAPlanAreNotLost(@TempDir Path folder) throws IOException {
    String notes = PLAN.replace("baseline", "# the usual one\nbaseline");
    Path plan = folder.resolve("study.yaml");
    Files.writeString(plan, notes);
    open(folder, PLAN).writePlan();
    assertThat(plan).hasContent(notes);
    open(folder, PLAN.replace("[1, 2]", "[1, 2, 3]")).writePlan();
    assertThat(plan).hasContent(notes.replace("seeds: [1, 2]", "seeds:\n  - 1\n  - 2\n  - 3"));
    Files.writeString(plan, notes.replace("[1, 2]", "[1, 2] # two are few"));
    open(folder, PLAN.replace("[1, 2]", "[1, 2, 3]")).writePlan();
    assertThat(plan)
        .hasContent(notes.replace("seeds: [1, 2]", "# two are few\nseeds:\n  - 1\n  - 2\n  - 3"));
    Files.writeString(plan, notes.replace("[1, 2]", "\n  - 1 # the first\n  - 2"));
    assertThatThrownBy(() -> open(folder, PLAN.replace("[1, 2]", "[1, 2, 3]")))
        .hasMessage(
            plan
                + " has comments, which would be lost if an option wrote it anew: write seeds: [1, 2, 3] into it, and run ./sluice compare "
                + plan);
    Files.writeString(plan, PLAN.replace("What is C# for?", "'Does a # or two # matter?'"));
    String grown = Files.readString(plan).replace("[1, 2]", "[1, 2, 3]");
    open(folder, grown).writePlan();
    assertThat(Study.read(plan).seeds()).containsExactly(1L, 2L, 3L);
  }

  /** What a refusal says to write is what the file then says. */
  @Test
  void additionsAreLinesOfAPlan(@TempDir Path folder) throws IOException {
    String factors = PLAN.replace("geglu]", "'gated(dyn({base}))']") + "factors: {base: [silu]}\n";
    String more = factors.replace("[silu]", "[silu, mish]").replace("geglu", "reglu");
    Study asked = StudyYaml.parse(more, "asked", Study.class);
    String additions = PlanGrowth.additions(StudyYaml.parse(factors, "plan", Study.class), asked);
    assertThat(additions).isEqualTo("factors: {base: [silu, mish]}");
    assertThat(StudyYaml.parse(factors.replaceFirst("factors.*", additions), "", Study.class))
        .isEqualTo(asked);
  }

  @Test
  void linesThatEndAsOnWindowsStaySo(@TempDir Path folder) throws IOException {
    Path plan = folder.resolve("study.yaml");
    String notes = PLAN.replace("baseline", "# the usual one\nbaseline").stripTrailing();
    Files.writeString(plan, notes.replace("\n", "\r\n"));
    open(folder, PLAN.replace("[1, 2]", "[1, 2, 3]").replace("[150]", "[150, 300]")).writePlan();
    assertThat(Files.readString(plan))
        .isEqualTo(
            (notes
                        .replace("[1, 2]", "\n  - 1\n  - 2\n  - 3")
                        .replace("[150]", "\n  - 150\n  - 300")
                        .replace(": \n", ":\n")
                    + "\n")
                .replace("\n", "\r\n"));
  }

  private static final String IMAGES =
      """
      recipe: mnist-mlp
      activations: [relu]
      seeds: [1]
      precision: fp32
      """;

  /** A plan that names no net is about its recipe's, and another is no more of it. */
  @Test
  void theNetOfTheRecipeIsAmongThoseThatAPlanGrowsBy(@TempDir Path folder) throws IOException {
    Path plan = folder.resolve("study.yaml");
    Files.writeString(plan, IMAGES);
    String own = VisionRecipes.RECIPES.named("mnist-mlp").net().notation();
    assertThatThrownBy(() -> images(folder, IMAGES + "nets: [vgg-1]\n"))
        .hasMessageContainingAll("nets is " + own + " there and vgg-1 here", "another --name");
    images(folder, IMAGES + "nets: ['" + own + "']\n").writePlan();
    assertThat(plan).hasContent(IMAGES);
    images(folder, IMAGES + "nets: ['" + own + "', vgg-1]\n").writePlan();
    assertThat(VisionStudy.read(plan).allNets())
        .extracting(Net::notation)
        .containsExactly(own, "vgg-1");
    assertThatThrownBy(() -> images(folder, IMAGES))
        .hasMessageContaining("nets is " + own + ", vgg-1 there and " + own + " here");
  }

  private static StudyFolder<VisionStudy, VisionRow> images(Path folder, String plan) {
    return StudyFolder.open(
        folder,
        StudyYaml.parse(plan, "asked", VisionStudy.class),
        new VisionStudies(folder, SETTINGS, Path::of));
  }

  private static final EngineSettings SETTINGS =
      new EngineSettings(DeviceChoice.CPU, PrecisionChoice.FP32, 1);

  private static StudyFolder<Study, ResultRow> open(Path folder, String plan) throws IOException {
    Path asked = folder.resolve("asked.yaml");
    Files.writeString(asked, plan);
    return StudyFolder.open(
        folder,
        Study.read(asked),
        new LanguageStudies(
            LanguageRecipes.RECIPES::named,
            new TextSources(Corpora.in(folder, folder), folder, new TokenCache(folder)),
            SETTINGS,
            (benchmark, settings) -> OptionalLong.empty()));
  }
}
