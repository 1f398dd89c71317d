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
        "hyperbole | unknown activation 'hyperbole': legal: relu, gelu",
        "swish | unknown activation 'swish': legal: relu, gelu",
        "xilu | unknown activation 'xilu': did you mean silu?",
        "ratoinal | unknown activation 'ratoinal': did you mean rational? Legal: relu, gelu",
        "prelu(0.25, 3) | prelu does not know what '3' is for: legal options are start, granularity, rate, freeze",
        "prelu(slope=0.1) | unknown option of prelu 'slope': legal: start, granularity",
        "swish-beta(strat=1) | unknown option of swish-beta 'strat': did you mean start?",
        "acon-c(1:0:1, 4) | acon-c does not know what '4' is for: legal options are start,",
        "xielu(0:1) | start=0:1 of xielu: give a first number above 0 and a second above 0.5",
        "xielu(1:0.5) | start=1:0.5 of xielu: give a first number above 0 and a second above 0.5",
        "xielu(0.8) | option 'start' of xielu is '0.8': give αₚ and αₙ, as in start=",
        "expanded | expanded needs a base: expanded(silu), for example; legal are silu, gelu, gelu-tanh",
        "expanded(relu) | expanded(relu): relu has no gate to widen; legal bases are silu, gelu, gelu-tanh",
        "apl(0) | option 'hinges' of apl is 0: give a whole number from 1 to 64",
        "apl(2.5) | option 'hinges' of apl is 2.5: give a whole number",
        "rational(from=prelu) | from=prelu of rational learns itself; legal are relu, gelu",
        "rational(from=rleu) | unknown activation 'rleu': did you mean relu?",
        "rational(granularity=chanel) | option 'granularity' of rational is 'chanel': did you mean channel?",
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
        "dyn(silu, freeze=-1) | freeze is -1: give a whole number from 0",
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

  @Test
  void whatIsUnknownIsToldOfEveryFamily() {
    assertThatThrownBy(() -> Activation.of("hyperbole"))
        .hasMessageEndingWith(
            "leaky-relu, dyn(BASE), expanded(BASE), prelu, swish-beta, acon-c, xielu, apl, pwl,"
                + " pwlu, rational");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "prelu(0.25) | prelu",
        "prelu(0.1, rate=2) | prelu(start=0.1, rate=2)",
        "swish-beta(2, granularity=channel) | swish-beta(start=2, granularity=channel)",
        "acon-c(1:0.1:1, granularity=channel) | acon-c(start=1:0.1:1)",
        "acon-c(granularity=layer, freeze=9) | acon-c(granularity=layer, freeze=9)",
        "xielu(0.8:0.8) | xielu",
        "xielu(1:0.75) | xielu(start=1:0.75)",
        "expanded(base=gelu, rate=0.5) | expanded(gelu, rate=0.5)",
        "apl(hinges=5) | apl",
        "apl(7) | apl(7)",
        "rational(leaky-relu) | rational",
        "rational(leaky-relu(0.2)) | rational(from=leaky-relu(0.2))",
        "rational(silu, granularity=layer) | rational(from=silu)"
      })
  void trainedOnesReadBackInTheirShortestForm(String written, String shortest) {
    assertThat(Activation.of(written).notation()).isEqualTo(shortest);
    assertThat(Activation.of(shortest)).isEqualTo(Activation.of(written));
  }
}
