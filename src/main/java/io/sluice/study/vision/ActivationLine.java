package io.sluice.study.vision;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.sluice.classifier.SiteActivations;
import io.sluice.study.Line;

/**
 * One entry of {@code activations}, which may have factors in braces.
 *
 * @param text the shortest notation, or what was written
 */
public record ActivationLine(@JsonValue String text) implements Line {

  /** Refuses what is neither, with the legal names and the nearest. */
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public ActivationLine {
    text = Line.checked(text, notation -> SiteActivations.of(notation).notation());
  }
}
