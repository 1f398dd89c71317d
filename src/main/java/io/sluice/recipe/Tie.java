package io.sluice.recipe;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Optional;

/**
 * What goes with a key: where that changes and this is not set itself, it follows.
 *
 * @param key that leads
 * @param follower that follows
 * @param rule how
 */
public record Tie(String key, String follower, Rule rule) {

  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  /** How a key follows another. */
  public enum Rule {
    /** The ratio of the two is kept; a whole number stays one, and at least 1. */
    IN_PROPORTION {
      @Override
      Optional<JsonNode> follow(JsonNode before, JsonNode after, JsonNode follower) {
        // In decimals, as a person would reckon it: 6e-4 / 6e-3 * 1e-3 is 1e-4.
        BigDecimal value =
            follower
                .decimalValue()
                .multiply(after.decimalValue())
                .divide(before.decimalValue(), MathContext.DECIMAL64);
        return Optional.of(
            follower.isIntegralNumber()
                ? NODES.numberNode(Math.max(1, Math.round(value.doubleValue())))
                : NODES.numberNode(value.doubleValue()));
      }
    },
    /** At most a tenth of what becomes less, and at least 1. */
    AT_MOST_A_TENTH {
      @Override
      Optional<JsonNode> follow(JsonNode before, JsonNode after, JsonNode follower) {
        return Optional.of(
            after.asLong() >= before.asLong()
                ? follower
                : NODES.numberNode(Math.min(follower.asLong(), Math.max(1, after.asLong() / 10))));
      }
    },
    /** What lies beyond is left out of the list. */
    UP_TO {
      @Override
      Optional<JsonNode> follow(JsonNode before, JsonNode after, JsonNode follower) {
        ArrayNode kept = NODES.arrayNode();
        follower.forEach(
            element -> {
              if (element.asLong() <= after.asLong()) {
                kept.add(element);
              }
            });
        return Optional.of(kept);
      }
    },
    /** It belongs to what was there before, and is left out. */
    LEFT_OUT {
      @Override
      Optional<JsonNode> follow(JsonNode before, JsonNode after, JsonNode follower) {
        return Optional.empty();
      }
    };

    /**
     * What the follower becomes.
     *
     * @param before the leading key's value
     * @param after what that becomes
     * @param follower the follower's value
     */
    abstract Optional<JsonNode> follow(JsonNode before, JsonNode after, JsonNode follower);
  }
}
