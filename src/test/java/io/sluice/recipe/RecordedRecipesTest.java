package io.sluice.recipe;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.run.Json;
import io.sluice.suite.language.LanguageRecipes;
import io.sluice.suite.mlp.MlpRecipes;
import io.sluice.suite.vision.VisionRecipes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What runs have recorded as {@code recipe} in their {@code config.json} since before recipes were
 * files: the files must come to the same, to the last bit, or no such run could be gone on with.
 */
class RecordedRecipesTest {

  private static final Path RECORDED = Path.of("src/test/resources/io/sluice/recipe");

  private static final Map<String, Recipes<?>> SUITES =
      Map.of(
          "language", LanguageRecipes.RECIPES,
          "vision", VisionRecipes.RECIPES,
          "mlp", MlpRecipes.RECIPES);

  static List<Path> recorded() throws IOException {
    try (Stream<Path> files = Files.walk(RECORDED)) {
      return files.filter(Files::isRegularFile).sorted().toList();
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("recorded")
  void isWhatItsRunsHaveRecorded(Path file) throws Exception {
    String suite = file.getParent().getFileName().toString();
    String name = file.getFileName().toString().replace(".json", "");
    assertThat(Json.pretty(SUITES.get(suite).named(name)) + "\n").isEqualTo(Files.readString(file));
  }
}
