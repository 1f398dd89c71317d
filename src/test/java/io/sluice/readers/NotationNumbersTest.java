package io.sluice.readers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.sluice.activation.Activation;
import io.sluice.activation.ActivationParameter;
import io.sluice.classifier.Net;
import io.sluice.classifier.SiteActivations;
import io.sluice.feedforward.FeedForward;
import java.util.List;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every number of every notation, as large as can be written, and notations without an end. */
class NotationNumbersTest {

  private static final Pattern NUMBER = Pattern.compile("(?<=[(=: ])-?\\d+(\\.\\d+)?(?=[):, ])");

  private static final List<String> HUGE =
      List.of("1e308", "-1e308", "9223372036854775807", "4294967305", "1e300", "NaN", "Infinity");

  @Test
  void activationsRefuseWhatTheyCannotComputeWith() {
    for (String notation : NotationTexts.ACTIVATIONS) {
      everyNumber(notation, Activation::of);
    }
  }

  @Test
  void netsRefuseSizesOutOfRange() {
    for (String notation : NotationTexts.NETS) {
      everyNumber(notation, Net::of);
    }
  }

  private static void everyNumber(String notation, Function<String, Object> reader) {
    for (MatchResult number : NUMBER.matcher(notation).results().toList()) {
      for (String huge : HUGE) {
        String other =
            notation.substring(0, number.start()) + huge + notation.substring(number.end());
        Throwable thrown = catchThrowable(() -> reader.apply(other));
        if (thrown == null) {
          // So many steps a run can have.
          assertThat(other).contains("freeze=4294967305");
          continue;
        }
        assertThat(thrown).as(other).isInstanceOf(IllegalArgumentException.class);
        String owner = notation.replaceFirst("\\(.*", "");
        assertThat(thrown.getMessage())
            .as(other)
            .doesNotContain("\n")
            .containsAnyOf(owner, "leaky-relu", "rate", "freeze", "filters");
      }
    }
  }

  @Test
  void whatIsAcceptedStartsFromFiniteNumbers() {
    for (String notation : NotationTexts.ACTIVATIONS) {
      for (ActivationParameter parameter : Activation.of(notation).parameters()) {
        assertThat(parameter.start())
            .as(notation)
            .allMatch(value -> Float.isFinite(value.floatValue()));
      }
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "dyn(silu, start=1e308:-1e308) | start of dyn is 1.0E308: give a number from -1000000 to",
        "pwl(9, range=-1e308:1e308) | range of pwl is -1.0E308: give a number from -10000 to 10000",
        "pwl(2147483647) | option 'hinges' of pwl is 2147483647: give a whole number from 2 to 255",
        "pwl(4294967305) | option 'hinges' of pwl is 4294967305: give a whole number from 2 to 255",
        "pwlu(1e300) | option 'intervals' of pwlu is 1.0E300: give a whole number of at most 18",
        "dyn(silu, freeze=1e300) | option 'freeze' of dyn is 1.0E300: give a whole number of at most",
        "dyn(silu, freeze=9e17) | freeze is 900000000000000000: give a whole number from 0 to",
        "xielu(1e9:1) | start of xielu is"
      })
  void aNumberOutOfRangeIsNamedWithItsOption(String notation, String sentence) {
    assertThatThrownBy(() -> Activation.of(notation))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(sentence);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "mlp(2147483647) | option 'depth' of mlp is 2147483647: give a whole number from 1 to 1000",
        "mlp(4294967297) | option 'depth' of mlp is 4294967297: give a whole number from 1 to 1000",
        "mlp(3, width=1e9) | option 'width' of mlp is 1000000000: give a whole number from 1 to",
        "vgg11(filters=1e300) | filters=1.0E300: give more than 0 and at most 16"
      })
  void aNetOutOfRangeIsNamedWithItsOption(String notation, String sentence) {
    assertThatThrownBy(() -> Net.of(notation))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(sentence);
  }

  @Test
  void aNotationThatIsNestedTooDeepIsRefused() {
    for (int depth : new int[] {33, 2_000, 1_000_000}) {
      for (String text : List.of("dyn(".repeat(depth), "dyn(".repeat(depth) + ")".repeat(depth))) {
        for (Function<String, Object> reader :
            List.<Function<String, Object>>of(
                Activation::of, FeedForward::of, Net::of, SiteActivations::of)) {
          assertThatThrownBy(() -> reader.apply(text))
              .isInstanceOf(IllegalArgumentException.class)
              .hasMessageContaining("more than 32 parentheses within each other")
              .satisfies(e -> assertThat(e.getMessage()).hasSizeLessThan(400));
        }
      }
    }
  }
}
