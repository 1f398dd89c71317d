package io.sluice.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Enums and domain values that are one word in a file. */
class JsonWordsTest {
  enum Shape {
    GELU_TANH,
    RELU
  }

  enum Spoken {
    ONE("uno"),
    TWO("due");

    private final String word;

    Spoken(String word) {
      this.word = word;
    }

    @JsonValue
    String word() {
      return word;
    }
  }

  record Words(Shape shape, Spoken spoken) {}

  record Notation(String form, String activation) {
    @JsonCreator
    static Notation of(String text) {
      String[] parts = text.split("/", -1);
      if (parts.length != 2) {
        throw new IllegalArgumentException("'" + text + "' is not of the form FORM/ACTIVATION");
      }
      return new Notation(parts[0], parts[1]);
    }

    @JsonValue
    @Override
    public String toString() {
      return form + "/" + activation;
    }
  }

  record Variant(Notation feedForward) {}

  record Variants(List<Notation> variants, Map<Notation, Integer> counts) {}

  @Test
  void writesEnumsAsTheirWords() {
    Words words = new Words(Shape.GELU_TANH, Spoken.TWO);
    assertThat(Json.line(words)).isEqualTo("{\"shape\":\"gelu-tanh\",\"spoken\":\"due\"}");
    assertThat(Json.parse(Json.line(words), "x", Words.class)).isEqualTo(words);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Json.parse("{\"shape\":\"relu\",\"spoken\":\"TWO\"}", "x", Words.class))
        .withMessage("x: 'spoken' is 'TWO': legal values are uno, due");
  }

  @Test
  void usesTheTextualFormOfDomainValues() {
    Variant variant = new Variant(new Notation("gated", "silu"));
    assertThat(Json.line(variant)).isEqualTo("{\"feed_forward\":\"gated/silu\"}");
    assertThat(Json.parse(Json.line(variant), "x", Variant.class)).isEqualTo(variant);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Json.parse("{\"feed_forward\":\"gated\"}", "x", Variant.class))
        .withMessage("x: 'feed_forward': 'gated' is not of the form FORM/ACTIVATION");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Json.parse("{\"feed_forward\":3}", "x", Variant.class))
        .withMessageContaining("'feed_forward' is 3: expected a text");
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> Json.parse("{\"variants\":[\"a/b\",\"c\"],\"counts\":{}}", "x", Variants.class))
        .withMessage("x: 'variants[1]': 'c' is not of the form FORM/ACTIVATION");
  }

  @Test
  void refusesToWriteNull() {
    assertThatIllegalStateException().isThrownBy(() -> Json.line(new Variant(null)));
  }
}
