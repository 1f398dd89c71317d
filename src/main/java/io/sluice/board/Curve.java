package io.sluice.board;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;

/** A kind of record that becomes a table of numbers, a row a record. */
enum Curve {
  /** A step of training. */
  TRAIN(
      "train",
      List.of(
          "step",
          "tokens",
          "elapsed_s",
          "loss_nats",
          "learning_rate",
          "gradient_norm",
          "tokens_per_s"),
      3),
  /** A sweep over the validation split. */
  VALIDATION(
      "validation",
      List.of(
          "step", "elapsed_s", "validation_loss_nats", "perplexity", "bits_per_byte", "accuracy"),
      2),
  /** An iteration of a small network. */
  ITERATION(
      "iteration",
      List.of(
          "step",
          "elapsed_s",
          "training_error",
          "test_error",
          "training_error_rate",
          "test_error_rate"),
      2);

  private final String type;
  private final List<String> columns;

  /** How many columns say when; the others are measured. */
  private final int positions;

  Curve(String type, List<String> columns, int positions) {
    this.type = type;
    this.columns = columns;
    this.positions = positions;
  }

  /** The word under {@code type} in a record, and the table's key on the page. */
  String type() {
    return type;
  }

  List<String> columns() {
    return columns;
  }

  int positions() {
    return positions;
  }

  /** Which table a record belongs into, if one. */
  static Optional<Curve> of(JsonNode record) {
    String word = record.path("type").asText();
    for (Curve curve : values()) {
      if (curve.type.equals(word)) {
        return Optional.of(curve);
      }
    }
    return Optional.empty();
  }

  /** A record as a row, NaN where it has no number. */
  double[] row(JsonNode record) {
    double[] row = new double[columns.size()];
    for (int column = 0; column < row.length; column++) {
      JsonNode number = record.path(columns.get(column));
      row[column] = number.isNumber() ? number.doubleValue() : Double.NaN;
    }
    return row;
  }
}
