package io.sluice.documentation;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.classifier.NetNotation;
import io.sluice.corpus.Corpora;
import io.sluice.corpus.CorpusSettings;
import io.sluice.corpus.TokenizerChoice;
import io.sluice.image.DataSet;
import io.sluice.run.Json;
import io.sluice.study.FeedForwardLine;
import io.sluice.study.Study;
import io.sluice.study.StudyFactor;
import io.sluice.suite.language.LanguageRecipe;
import io.sluice.suite.language.LanguageRecipes;
import io.sluice.suite.vision.VisionRecipes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What README.md and the pages of the site say of the project is so. */
class PagesTest {

  private static final Path SOURCES = Path.of("src/main/java");
  private static final Path PACKAGES = SOURCES.resolve("io/sluice");
  private static final Pattern CLASS = Pattern.compile("\\b[A-Z][a-z]+(?:[A-Z][a-z]+)+\\b");

  /** Words that look like classes and are none. */
  private static final List<String> NO_CLASSES =
      List.of("AdAct", "LayerNorm", "PyTorch", "TensorBoard", "TinyStories", "TorchScript");

  /** A path of this project, as against one that commands make or that a reader puts somewhere. */
  private static final Pattern PATH = Pattern.compile("(?:src|corpora|\\.ci|\\.mvn)/[\\w./-]+");

  private final Page readme = Page.readme();

  @Test
  void recipesAreThoseOfTheCode() {
    assertThat(LanguageRecipes.RECIPES.shipped().keySet())
        .containsAll(Page.named("recipes").column("recipe"));
  }

  @Test
  void recipesHaveTheSizesOfTheCode() {
    for (String name : Page.named("recipes").column("recipe")) {
      LanguageRecipe recipe = LanguageRecipes.RECIPES.named(name);
      assertThat(Page.named("recipes").paragraph("| `" + name + "` |"))
          .startsWith(
              String.format(
                  Locale.ROOT,
                  "| `%s` | %d layers, width %d, context %d; ",
                  name,
                  recipe.model().layers(),
                  recipe.model().width(),
                  recipe.model().context()))
          .contains(
              String.format(
                  Locale.ROOT, " | %,d steps of %d", recipe.training().steps(), recipe.batch()));
    }
  }

  @Test
  void corporaAreThoseThatComeWithTheProject() {
    assertThat(Corpora.in(Path.of("corpora"), Path.of("nowhere")).names())
        .containsAll(Page.named("corpora").codeOf("Corpora:"));
  }

  @Test
  void imageSetsAreThoseOfTheCode() {
    assertThat(Page.named("images").codeOf("Image sets:"))
        .startsWith(Stream.of(DataSet.values()).map(DataSet::notation).toArray(String[]::new));
  }

  @Test
  void netsAndImageRecipesAreThoseOfTheCode() {
    assertThat(VisionRecipes.RECIPES.shipped().keySet())
        .containsAll(Page.named("images").codeOf("Image recipes:").subList(0, 5));
    assertThat(NetNotation.names())
        .containsAll(
            Page.named("images").codeOf("Nets:").subList(0, 8).stream()
                .map(net -> net.replaceFirst("\\(.*", ""))
                .toList());
  }

  @Test
  void tokenizersAreThoseOfTheCode() {
    List<String> words = TokenizerChoice.words();
    assertThat(
            Page.named("corpora").codeOf("Tokenizers:").stream()
                .filter(word -> !word.matches(".*[.-].*")))
        .containsExactlyInAnyOrderElementsOf(words);
  }

  @Test
  void packagesAreThoseOfTheCode() throws Exception {
    assertThat(house()).containsExactlyInAnyOrderElementsOf(packages());
  }

  @Test
  void eachPackageImportsOnlyFromThoseBelowIt() throws Exception {
    Pattern arrow =
        Pattern.compile("^import (?:static )?io\\.sluice\\.([a-z]+(?:\\.[a-z]+)*)\\.[A-Z]");
    for (String name : house()) {
      List<String> fromHere = house().subList(house().indexOf(name), house().size());
      try (Stream<Path> files = Files.list(PACKAGES.resolve(name.replace('.', '/')))) {
        for (Path file : files.filter(Files::isRegularFile).toList()) {
          assertThat(Files.readAllLines(file).stream())
              .as(file.toString())
              .allMatch(
                  line ->
                      arrow.matcher(line).results().allMatch(to -> fromHere.contains(to.group(1))));
        }
      }
    }
  }

  private List<String> house() {
    return Page.named("house").under("The house").get(0).lines().stream()
        .map(line -> line.replaceFirst(" .*", ""))
        .toList();
  }

  private static List<String> packages() throws IOException {
    try (Stream<Path> files = Files.walk(PACKAGES)) {
      return files
          .filter(file -> file.endsWith("package-info.java"))
          .map(file -> PACKAGES.relativize(file.getParent()).toString().replace('/', '.'))
          .filter(name -> !name.isEmpty())
          .toList();
    }
  }

  @Test
  void pathsAndLinksLeadSomewhere() {
    assertThat(readme.links()).contains("LICENSE").hasSizeGreaterThan(10);
    for (Page page : Page.all()) {
      Path folder = Path.of("").resolve(page.file()).toAbsolutePath().getParent();
      assertThat(page.links()).as(page.file().toString()).allMatch(to -> exists(folder, to));
      assertThat(page.code().stream().filter(PATH.asMatchPredicate()))
          .as(page.file().toString())
          .allMatch(path -> Files.exists(Path.of(path)));
    }
  }

  private static boolean exists(Path folder, String link) {
    return Files.exists(folder.resolve(link));
  }

  /**
   * The pages of the site are rendered apart from the project: what is beside them is not there.
   */
  @Test
  void pagesLinkToPagesOnlyAndAllCanBeFound() {
    List<Page> pages = Page.all().subList(1, Page.all().size());
    for (Page page : pages) {
      assertThat(page.links())
          .as(page.file().toString())
          .allMatch(to -> to.matches("[a-z-]+\\.md"));
    }
    List<String> names = pages.stream().map(page -> page.file().getFileName().toString()).toList();
    assertThat(Page.named("index").links())
        .containsExactlyInAnyOrderElementsOf(
            names.stream().filter(name -> !name.equals("index.md")).toList());
    assertThat(readme.links())
        .containsAll(
            names.stream()
                .filter(name -> !name.equals("index.md"))
                .map(name -> "src/site/markdown/" + name)
                .toList());
  }

  /** What a newcomer reads in ten minutes. */
  @Test
  void theReadmeIsShort() throws Exception {
    assertThat(Files.size(readme.file())).isLessThanOrEqualTo(12_000);
  }

  @Test
  void classesThatAreNamedExist() throws Exception {
    Stream<String> text =
        Stream.concat(
            Page.all().stream().flatMap(page -> page.prose().stream()),
            Page.named("house").under("The house").stream().map(Page.Block::text));
    List<String> named =
        text.flatMap(line -> CLASS.matcher(line).results())
            .map(MatchResult::group)
            .filter(word -> !NO_CLASSES.contains(word))
            .distinct()
            .toList();
    assertThat(named).contains("TokenWindows", "LanguageReport");
    List<String> classes;
    try (Stream<Path> files = Files.walk(Path.of("src"))) {
      classes = files.map(file -> file.getFileName().toString()).toList();
    }
    assertThat(named).allMatch(name -> classes.contains(name + ".java"));
  }

  @Test
  void theTestCommandIsTheOneThatContinuousIntegrationRuns() throws Exception {
    // -B only changes how Maven writes its output.
    List<String> inCi =
        Files.readAllLines(Path.of(".ci/run")).stream()
            .filter(line -> line.startsWith("mvn "))
            .map(line -> line.replace(" -B ", " "))
            .toList();
    assertThat(readme.commands().stream().filter(line -> line.startsWith("mvn"))).isEqualTo(inCi);
  }

  @Test
  void versionsThatAreNeededAreThoseOfTheBuild() throws Exception {
    String pom = Files.readString(Path.of("pom.xml"));
    Page gpu = Page.named("gpu");
    assertThat(readme.paragraph("You need a JDK"))
        .contains("JDK, " + element(pom, "maven.compiler.release") + " or newer");
    String torch = element(pom, "torch.version");
    assertThat(gpu.paragraph("The build brings")).contains("libtorch " + torch);
    assertThat(gpu.paragraph("2. ")).contains("PyTorch " + torch);
    String flavour = gpu.codeOf("The build brings").get(1);
    assertThat(Files.readString(Path.of("sluice"))).contains("PYTORCH_FLAVOR:-" + flavour + "}");
    assertThat(gpu.paragraph("1. ")).contains("/" + torch + "-" + flavour + "-linux-x86_64`");
  }

  private static String element(String pom, String name) {
    return pom.replaceFirst("(?s).*<" + name + ">([^<]+)</.*", "$1");
  }

  @Test
  void theStudyOfTheExampleCanBeRead(@TempDir Path folder) throws Exception {
    Path file =
        Files.writeString(
            folder.resolve("study.yaml"), readme.under("A study of your own").get(0).text());
    assertThat(Study.read(file).question()).isPresent();
  }

  @Test
  void theFactorsOfTheExampleAreThoseOfItsCommand(@TempDir Path folder) throws Exception {
    List<Page.Block> blocks = Page.named("ablations").under("Ablations");
    Path file =
        Files.writeString(
            folder.resolve("study.yaml"),
            blocks.get(1).text()
                + "recipe: quick\nseeds: [1]\nmarks: [1]\nschedule: shared\nprecision: fp32\n");
    Study study = Study.read(file);
    assertThat(study.crossing().variants()).hasSize(5);
    String command = blocks.get(0).text();
    assertThat(command)
        .contains(
            "--feed-forward '"
                + study.feedForward().stream()
                    .map(FeedForwardLine::text)
                    .collect(Collectors.joining(","))
                + "'")
        .contains("--overhead-steps " + study.overheadSteps().getAsInt() + "\n");
    for (StudyFactor factor : study.factors().orElseThrow().all()) {
      assertThat(command)
          .contains(" --factor " + factor.name() + "=" + String.join(",", factor.values()) + " ");
    }
  }

  @Test
  void theCorpusOfTheExampleCanBeOpened(@TempDir Path folder) throws Exception {
    String yaml = Page.named("adding").blocks("yaml").get(0).text();
    Path corpus = Files.createDirectories(folder.resolve("pride"));
    assertThat(yaml).startsWith("# corpora/pride/corpus.yaml\n");
    Files.writeString(corpus.resolve("corpus.yaml"), yaml);
    CorpusSettings settings = Json.parseYaml(yaml, "README.md", CorpusSettings.class);
    String file = settings.text().orElseThrow().files().get(0).name();
    Files.writeString(corpus.resolve(file), "It is a truth universally acknowledged, ".repeat(9));
    assertThat(Corpora.in(folder, folder).open("pride").trainingBytes()).isEqualTo(324);
  }
}
