package io.sluice.suite.mlp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.shallow.Bypass;
import io.sluice.shallow.Loss;
import io.sluice.shallow.OrthogonalLeastSquares;
import io.sluice.shallow.Patterns;
import io.sluice.shallow.WeightInitializer;
import io.sluice.table.Scaling;
import io.sluice.table.TableChoice;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class MlpMemoryTest {

  private static final long HEAP = 64L << 20;

  private static MlpRecipe recipe(String method, Bypass bypass, int hidden) {
    return new MlpRecipe(
        TableChoice.of("sine"),
        Scaling.STANDARD,
        new DataSplit.None(),
        EarlyStopping.NONE,
        hidden,
        MlpMethod.of(method),
        bypass,
        1,
        Loss.SQUARED,
        Optional.empty(),
        0,
        WeightInitializer.SEEDED,
        OrthogonalLeastSquares.DEFAULT);
  }

  private static Patterns patterns(int count, int inputs) {
    return Patterns.of(new double[count][inputs], new double[count][1]);
  }

  /** What the sentence says would fit fits, and one more does not. */
  @ParameterizedTest
  @MethodSource("io.sluice.suite.mlp.MlpAlgorithm#all")
  void theMostThatIsToldIsTheMost(MlpAlgorithm algorithm) {
    Patterns patterns = patterns(1000, 3);
    String word = algorithm.word();
    String sentence = refusal(recipe(word, Bypass.FULL, 10_000), patterns);
    assertThat(sentence)
        .startsWith(word + " trains 10,000 hidden units on 1,000 rows of 3 inputs and 1 outputs");
    Matcher most = Pattern.compile("take at most --hidden (\\d+)").matcher(sentence);
    assertThat(most.find()).as(sentence).isTrue();
    int hidden = Integer.parseInt(most.group(1));
    assertThatCode(() -> MlpMemory.require(recipe(word, Bypass.FULL, hidden), patterns, HEAP))
        .doesNotThrowAnyException();
    assertThat(refusal(recipe(word, Bypass.FULL, hidden + 1), patterns))
        .contains("take at most --hidden %d".formatted(hidden));
  }

  private static String refusal(MlpRecipe recipe, Patterns patterns) {
    try {
      MlpMemory.require(recipe, patterns, HEAP);
    } catch (IllegalArgumentException e) {
      return e.getMessage();
    }
    throw new AssertionError("not refused: " + recipe);
  }

  /** Where one unit is too much, the table is: outputs or whitening need N² numbers. */
  @ParameterizedTest
  @ValueSource(strings = {"owo-bp", "adact", "owo-hwo-molf", "levenberg-marquardt"})
  void wideTablesAreNamed(String word) {
    assertThatThrownBy(
            () ->
                MlpMemory.require(
                    recipe(word, Bypass.FULL, 2),
                    patterns(3, 99_998),
                    Runtime.getRuntime().maxMemory()))
        .hasMessageContaining("3 rows of 99,998 inputs")
        .hasMessageContaining("take columns or rows out of the table");
  }

  /** However much memory there is, no matrix has more than 2^31 numbers. */
  @ParameterizedTest
  @EnumSource(Bypass.class)
  void noMatrixOverflows(Bypass bypass) {
    assertThatThrownBy(
            () ->
                MlpMemory.require(
                    recipe("levenberg-marquardt", bypass, 10_000), patterns(2, 100), 1L << 60))
        .hasMessageContaining("take at most");
  }
}
