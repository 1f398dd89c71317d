package io.sluice.classifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.activation.Activation;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SiteActivationsTest {

  private static final List<String> SITES = List.of("a", "b", "c");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "relu",
        "dyn(mish)",
        "by-site(relu, last-2=pwl(9))",
        "by-site(gelu, layer1.0.activation=dyn(mish, granularity=channel), last-1=relu)"
      })
  void aNotationReadsBackAsItself(String notation) {
    assertThat(SiteActivations.of(notation).notation()).isEqualTo(notation);
  }

  @Test
  void whatIsWrittenLaterHolds() {
    SiteActivations last = SiteActivations.of("by-site(relu, c=gelu, last-2=mish)").in(SITES);
    assertThat(last.at("a")).isEqualTo(Activation.of("relu"));
    assertThat(last.at("b")).isEqualTo(Activation.of("mish"));
    assertThat(last.at("c")).isEqualTo(Activation.of("mish"));
    SiteActivations own = SiteActivations.of("by-site(relu, last-2=mish, c=gelu)").in(SITES);
    assertThat(own.at("b")).isEqualTo(Activation.of("mish"));
    assertThat(own.at("c")).isEqualTo(Activation.of("gelu"));
  }

  @Test
  void equalNetsHaveEqualMaps() {
    assertThat(SiteActivations.of("by-site(relu, last-1=mish, a=relu)").in(SITES))
        .isEqualTo(SiteActivations.of("by-site(relu, c=mish)").in(SITES));
  }

  @Test
  void anotherOrderIsAnotherMap() {
    assertThat(SiteActivations.of("by-site(relu, last-2=mish, c=gelu)"))
        .isNotEqualTo(SiteActivations.of("by-site(relu, c=gelu, last-2=mish)"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "by-site(relu, last-4=mish) | last-4 of a net whose sites are 3: give last-1 to last-3",
        "by-site(relu, last-0=mish) | last-0 of a net whose sites are 3",
        "by-site(relu, d=mish)      | unknown site 'd'",
      })
  void sitesThatTheNetLacksAreRefused(String notation, String message) {
    assertThatThrownBy(() -> SiteActivations.of(notation).in(SITES))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "by-site(relu, mish)           | two activations without a site",
        "by-site(relu, a=mish, a=gelu) | names the site a twice",
        "by-site(a=mish)               | does not say what works elsewhere",
        "by-site                       | does not say what works elsewhere",
        "by-site(rellu)                | did you mean relu?",
        "rellu                         | did you mean relu?",
      })
  void notationsThatSayTooLittleAreRefused(String notation, String message) {
    assertThatThrownBy(() -> SiteActivations.of(notation))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(message);
  }
}
