package io.sluice.classifier;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;

/**
 * A family of classifiers with its options, {@code mlp(20)}, {@code vgg-3(norm=none)}: layers for
 * any shape of image and any number of classes.
 */
public interface Net {

  /**
   * Reads a notation.
   *
   * @param notation a name, with options in parentheses if it has any
   * @return the net
   * @throws IllegalArgumentException with the legal names
   */
  @JsonCreator
  static Net of(String notation) {
    return NetNotation.parse(notation);
  }

  /**
   * The shortest notation.
   *
   * @return what {@link #of} reads
   */
  @JsonValue
  String notation();

  /**
   * The layers.
   *
   * @param classes how many scores go out
   * @return the layers, of which the last is dense and has a unit a class
   */
  List<Layer> layers(int classes);
}
