package io.sluice.documentation;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.activation.Activation;
import io.sluice.activation.ActivationNotation;
import io.sluice.feedforward.FeedForward;
import io.sluice.feedforward.FeedForwardVariant;
import io.sluice.feedforward.Form;
import io.sluice.feedforward.Placement;
import io.sluice.notation.Words;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * What README and the page of variants say of variants and activations the code has; it may have
 * more, which its lists and helps tell.
 */
class VariantPagesTest {

  private final Page readme = Page.readme();
  private final Page variants = Page.named("variants");

  @Test
  void variantsAreThoseOfTheCode() {
    List<String> plain = readme.codeOf("- Plain:");
    assertThat(names(variant -> variant.form() == Form.PLAIN)).containsAll(plain);
    assertThat(plain).allMatch(name -> FeedForward.of(name).activation().notation().equals(name));
    List<String> gated = readme.codeOf("- Gated:");
    List<String> named = names(variant -> variant.form() == Form.GATED);
    assertThat(gated)
        .as("names, each with its activation")
        .isEqualTo(
            gated.stream()
                .filter(named::contains)
                .flatMap(name -> Stream.of(name, FeedForward.of(name).activation().notation()))
                .toList());
  }

  private static List<String> names(Predicate<FeedForward> which) {
    return Arrays.stream(FeedForwardVariant.values())
        .filter(variant -> which.test(variant.feedForward()))
        .map(FeedForwardVariant::notation)
        .toList();
  }

  @Test
  void activationsAreThoseOfTheCode() {
    assertThat(ActivationNotation.fixedNames()).containsAll(variants.codeOf("- Activations:"));
    assertThat(variants.column("trained"))
        .isEqualTo(
            ActivationNotation.trainedForms().stream()
                .map(form -> form.replace("BASE", "B"))
                .toList());
  }

  /** Written out, the options of the table are what holds if nothing is said. */
  @Test
  void optionsOfTrainedActivationsAreThoseOfTheCode() {
    for (String form : variants.column("trained")) {
      String row = variants.paragraph("| `" + form + "` |");
      String own = row.substring(row.lastIndexOf("| ", row.length() - 2));
      String base = form.contains("(B)") ? "silu, " : "";
      String name = form.replace("(B)", "");
      String plain = name + (base.isEmpty() ? "" : "(silu)");
      String everything =
          Stream.concat(options(own), Stream.of("rate=1", "freeze=0"))
              .collect(Collectors.joining(", ", name + "(" + base, ")"));
      assertThat(Activation.of(everything)).as(everything).isEqualTo(Activation.of(plain));
    }
  }

  private static Stream<String> options(String cell) {
    return Pattern.compile("`(\\S+=\\S+)`").matcher(cell).results().map(match -> match.group(1));
  }

  @Test
  void placementsAreThoseOfTheCode() {
    assertThat(Arrays.stream(Placement.values()).map(Words::of))
        .containsAll(variants.column("placement"));
  }
}
