package io.sluice.activation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ActivationNotationTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "swish | unknown activation 'swish': legal: relu, gelu",
        "geluu | unknown activation 'geluu': did you mean gelu? Legal: relu, gelu",
        "dyn(mihs) | unknown activation 'mihs': did you mean mish?",
        "dyn(dyn(mish)) | dyn(dyn(mish)): dyn(mish) learns itself; legal bases are relu, gelu",
        "dyn | dyn needs a base: dyn(silu), for example; legal are relu, gelu",
        "dyn(silu, strat=1) | unknown option of dyn 'strat': did you mean start? Legal: base, granularity",
        "dyn(silu, granularity=unit) | option 'granularity' of dyn is 'unit': legal: model, layer, channel",
        "dyn(silu, constraint=sum-on) | option 'constraint' of dyn is 'sum-on': did you mean sum-one?",
        "dyn(silu, start=1) | option 'start' of dyn is '1': give α and β, as in start=0.5:1",
        "dyn(silu, constraint=ratio) | start=1:0 of dyn does not fit constraint=ratio: it needs β between 0 and α",
        "dyn(silu, start=2:0, constraint=alpha-one) | it needs α = 1",
        "dyn(silu, rate=0) | learning-rate factor 0.0: give more than 0",
        "dyn(silu, freeze=-1) | frozen for -1 steps: give at least 0",
        "dyn(silu, freeze=1.5) | option 'freeze' of dyn is 1.5: give a whole number",
        "silu(3) | silu does not know what '3' is for: legal options are none",
        "leaky-relu(slop=0.2) | unknown option of leaky-relu 'slop': did you mean slope?",
        "leaky-relu(0.1, slope=0.2) | leaky-relu has the option 'slope' twice",
        "leaky-relu(much) | option 'slope' of leaky-relu is 'much': give a number",
        "leaky-relu(1.5) | slope of leaky-relu is 1.5: give at least 0 and less than 1",
        "dyn(silu | 'dyn(silu': expected a comma or a closing parenthesis at character 9",
        "dyn(silu)) | 'dyn(silu))': expected nothing more at character 10"
      })
  void whatIsWrongIsSaidWithTheLegalAndTheNearest(String notation, String message) {
    assertThatThrownBy(() -> Activation.of(notation))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(message);
  }

  @Test
  void optionsReadBackInTheirShortestForm() {
    assertThat(Activation.of("leaky-relu(slope = 0.01)").notation()).isEqualTo("leaky-relu");
    assertThat(Activation.of("dyn( base=leaky-relu(0.2) )").notation())
        .isEqualTo("dyn(leaky-relu(0.2))");
    assertThat(Activation.of("dyn(leaky-relu(0.2))").value(-1, 1, 0)).isEqualTo(-0.2);
    assertThat(Activation.of("dyn(silu, start=1:0, rate=1.0, granularity=layer)"))
        .isEqualTo(Activation.of("dyn(silu)"));
    String every =
        "dyn(silu, start=0.25:0.75, constraint=sum-one, granularity=channel, rate=0.5, freeze=100)";
    assertThat(Activation.of(every).notation()).isEqualTo(every);
  }
}
