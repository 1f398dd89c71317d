package io.sluice.suite.mlp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.shallow.HingeRule;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class MlpMethodTest {

  @ParameterizedTest
  @MethodSource("io.sluice.suite.mlp.MlpAlgorithm#all")
  void everyAlgorithmHasUnitsThatItCanTrain(MlpAlgorithm algorithm) {
    MlpMethod method = MlpMethod.of(algorithm.word());
    assertThat(method.algorithm()).isEqualTo(algorithm);
    assertThat(MlpMethod.of(method.notation())).isEqualTo(method);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "adact | adact(pwl(9))",
        "adact(activation=pwl(17), hinges=full-solve) | adact(pwl(17), hinges=full-solve)",
        "adact(pwl(3), hinges=one-factor) | adact(pwl(3))",
        "owo-molf( relu ) | owo-molf(relu)",
        "adam | adam(relu)",
        "adam(tanh, batch=64, learning-rate=0.003) | adam(tanh, learning-rate=0.003, batch=64)",
      })
  void notationsAreReadAndWrittenShort(String written, String notation) {
    assertThat(MlpMethod.of(written).notation()).isEqualTo(notation);
    assertThat(MlpMethod.of(notation)).isEqualTo(MlpMethod.of(written));
  }

  @Test
  void optionsReachTheirFields() {
    assertThat(MlpMethod.of("adact(hinges=factor-per-unit)").hinges())
        .contains(HingeRule.FACTOR_PER_UNIT);
    assertThat(MlpMethod.of("adam(batch=7)").adam()).contains(new AdamSettings(0.01, 7));
    assertThat(MlpMethod.of("cg").hinges()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "adakt | unknown algorithm 'adakt': did you mean adact?",
        "adact(relu) | adact moves hinges and relu has none",
        "cg(hinges=full-solve) | unknown option of cg",
        "adact(pwl(5, rate=2)) | has a rate or a freeze, and adact has no rates",
        "owo-molf(pwl(5, freeze=3)) | has a rate or a freeze",
        "adam(batch=0) | batch 0 of adam: give 1 to 1000000",
        "adam(batch=1.5) | give a whole number",
        "adam(learning-rate=0) | learning rate 0.0 of adam",
        "adam(learning-rate=1e-400) | option 'learning-rate' of adam is '1e-400': give a number",
        "owo-molf(relu, tanh) | does not know what 'tanh' is for",
      })
  void whatDoesNotFitIsRefused(String written, String sentence) {
    assertThatThrownBy(() -> MlpMethod.of(written))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(sentence);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "given | given",
        "hold-out | hold-out(0.2)",
        "hold-out(0.1) | hold-out(0.1)",
        "fold(3, 5) | fold(3, 5)",
        "fold(held=2, folds=4) | fold(2, 4)",
      })
  void divisionsAreReadAndWritten(String written, String notation) {
    assertThat(DataSplit.of(written).notation()).isEqualTo(notation);
    assertThat(DataSplit.of(notation)).isEqualTo(DataSplit.of(written));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "half | unknown division 'half'",
        "hold-out(1) | hold-out(1): give a share above 0 and below 1",
        "fold(0, 5) | fold(0, 5): give the part",
        "fold(6, 5) | fold(6, 5): give the part",
        "given(3) | does not know what '3' is for",
      })
  void otherDivisionsAreRefused(String written, String sentence) {
    assertThatThrownBy(() -> DataSplit.of(written))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(sentence);
  }
}
