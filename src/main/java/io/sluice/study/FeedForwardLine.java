package io.sluice.study;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.sluice.feedforward.FeedForward;

/**
 * One entry of {@code feed_forward}, which may have factors in braces.
 *
 * @param text the shortest notation, or what was written
 */
public record FeedForwardLine(@JsonValue String text) implements Line {

  /** Refuses what is neither, with the legal names and the nearest. */
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public FeedForwardLine {
    text = Line.checked(text, notation -> FeedForward.of(notation).notation());
  }

  static FeedForwardLine of(FeedForward variant) {
    return new FeedForwardLine(variant.notation());
  }
}
