package io.sluice.study.mlp;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.sluice.study.Line;
import io.sluice.suite.mlp.MlpMethod;

/**
 * One entry of {@code algorithms}, which may have factors in braces.
 *
 * @param text the shortest notation, or what was written
 */
public record AlgorithmLine(@JsonValue String text) implements Line {

  /** Refuses what is neither, with the legal names and the nearest. */
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public AlgorithmLine {
    text = Line.checked(text, notation -> MlpMethod.of(notation).notation());
  }
}
