package io.sluice.classifier;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;

/** A family of classifiers with its options: {@code mlp(20)}, {@code vgg-3(norm=none)}. */
public final class Net {

  private final Design design;

  private Net(Design design) {
    this.design = design;
  }

  /**
   * Reads a notation.
   *
   * @param notation a name, with options in parentheses if it has any
   * @return the net
   * @throws IllegalArgumentException with the legal names
   */
  @JsonCreator
  public static Net of(String notation) {
    return new Net(NetNotation.parse(notation));
  }

  /**
   * The shortest notation.
   *
   * @return what {@link #of} reads
   */
  @JsonValue
  public String notation() {
    return design.notation();
  }

  List<Layer> layers(int classes) {
    return design.layers(classes);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Net net && design.equals(net.design);
  }

  @Override
  public int hashCode() {
    return design.hashCode();
  }

  @Override
  public String toString() {
    return notation();
  }
}
