package io.sluice.engine;

import java.util.ArrayList;
import java.util.List;

/**
 * TorchScript text that is linked from several definitions into one module.
 *
 * <p>Definitions are functions at indentation zero whose first parameter is {@code self:
 * __torch__.M}; they call each other as {@code (self).name(...)}. TorchScript has no defaults for
 * methods and writes operators as functions ({@code torch.mul(a, b)}), as the loader expects
 * serialized code, not Python.
 *
 * @param definitions the definitions in the order of linking: a callee stands before its caller
 */
public record KernelSource(List<String> definitions) {

  /** Copies the list. */
  public KernelSource {
    definitions = List.copyOf(definitions);
  }

  /**
   * A source of these definitions.
   *
   * @param definitions functions at indentation zero
   * @return the source
   */
  public static KernelSource of(String... definitions) {
    return new KernelSource(List.of(definitions));
  }

  /**
   * This source followed by another.
   *
   * @param other definitions that may call the ones here
   * @return the linked source
   */
  public KernelSource link(KernelSource other) {
    List<String> all = new ArrayList<>(definitions);
    all.addAll(other.definitions);
    return new KernelSource(all);
  }

  String text() {
    return String.join("\n", definitions);
  }
}
