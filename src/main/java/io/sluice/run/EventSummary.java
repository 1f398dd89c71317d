package io.sluice.run;

import com.fasterxml.jackson.databind.JsonNode;
import io.sluice.tensorboard.HistogramValue;
import io.sluice.tensorboard.ScalarValue;
import io.sluice.tensorboard.SummaryValue;
import io.sluice.tensorboard.TextValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.StreamSupport;

/**
 * What TensorBoard shows of a record, whatever its type: numbers as {@code train/loss_nats}, of an
 * activation as {@code site/lipschitz/layers.0.feed_forward.activation}, lists of numbers as
 * histograms, texts as texts.
 */
final class EventSummary {

  /** What the name of a card or its axis says already. */
  private static final Set<String> NAMES = Set.of("type", "step", "site", "layer");

  private EventSummary() {}

  static List<SummaryValue> of(JsonNode record) {
    List<SummaryValue> values = new ArrayList<>();
    String type = record.path("type").asText();
    if (type.equals("run")) {
      return values; // the configuration is shown by itself
    }
    String site = record.has("site") ? "/" + record.path("site").asText() : "";
    for (Map.Entry<String, JsonNode> field : record.properties()) {
      if (NAMES.contains(field.getKey())) {
        continue;
      }
      String tag = type + "/" + field.getKey();
      value(tag + site, field.getValue()).ifPresent(values::add);
      for (Map.Entry<String, JsonNode> part : field.getValue().properties()) {
        if (part.getValue().isArray()) {
          value(tag + "/" + part.getKey() + site, part.getValue()).ifPresent(values::add);
        }
      }
    }
    return values;
  }

  private static Optional<SummaryValue> value(String tag, JsonNode value) {
    if (value.isNumber()) {
      return Optional.of(new ScalarValue(tag, value.doubleValue()));
    }
    if (value.isTextual()) {
      return Optional.of(new TextValue(tag, value.textValue()));
    }
    List<JsonNode> elements =
        value.isArray() ? StreamSupport.stream(value.spliterator(), false).toList() : List.of();
    return elements.isEmpty() || !elements.stream().allMatch(JsonNode::isNumber)
        ? Optional.empty()
        : Optional.of(
            new HistogramValue(tag, elements.stream().map(JsonNode::doubleValue).toList()));
  }
}
