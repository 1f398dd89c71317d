package io.sluice.engine;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * TorchScript that is linked from several definitions into one module.
 *
 * <p>Definitions are functions at indentation zero with {@code self} first, mostly a {@code .py}
 * file beside its Java class; they call each other as {@code self.name(...)}, in any order. It
 * reads as ordinary PyTorch: operators, slices, methods of tensors, loops, {@code if}, default
 * values, comments and docstrings, attributes of the module by {@code self.name}. What is not
 * annotated is a tensor; {@code Dict[str, Tensor]}, {@code List[Tensor]}, {@code Optional[Tensor] =
 * None}, {@code int}, {@code float}, {@code bool} and {@code str} can be said.
 *
 * <p>What does not load: imports, {@code torch.nn.functional} ({@code torch.silu} instead), {@code
 * torch.float32} and its like as values ({@code x.float()}, {@code dtype=6}, {@code x.dtype}),
 * functions that only Python has, f-strings.
 *
 * @param definitions one or more functions each
 * @param attributes of the module: whole numbers, other numbers and truth values by name
 */
public record KernelSource(List<String> definitions, Map<String, Object> attributes) {

  private static final Pattern METHOD = Pattern.compile("(?m)^def (\\w+)\\(");

  /** Copies both. */
  public KernelSource {
    definitions = List.copyOf(definitions);
    attributes = Map.copyOf(attributes);
  }

  /**
   * A source of these definitions.
   *
   * @param definitions functions at indentation zero
   * @return the source
   */
  public static KernelSource of(String... definitions) {
    return new KernelSource(List.of(definitions), Map.of());
  }

  /**
   * The functions of a file.
   *
   * @param path of a resource beside the classes of Sluice: {@code transformer/attention.py}
   * @return the source
   */
  public static KernelSource resource(String path) {
    try (InputStream text = KernelSource.class.getResourceAsStream("/io/sluice/" + path)) {
      if (text == null) {
        throw new IllegalStateException("no kernel " + path);
      }
      return of(new String(text.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * This source in a module with an attribute.
   *
   * @param attribute its name: {@code self.heads} in the text
   * @param value a constant of the module
   * @return the source
   */
  public KernelSource with(String attribute, long value) {
    return link(new KernelSource(List.of(), Map.of(attribute, value)));
  }

  /**
   * This source in a module with an attribute.
   *
   * @param attribute its name
   * @param value a constant of the module
   * @return the source
   */
  public KernelSource with(String attribute, double value) {
    return link(new KernelSource(List.of(), Map.of(attribute, value)));
  }

  /**
   * This source in a module with an attribute.
   *
   * @param attribute its name
   * @param value a constant of the module
   * @return the source
   */
  public KernelSource with(String attribute, boolean value) {
    return link(new KernelSource(List.of(), Map.of(attribute, value)));
  }

  /**
   * This source and another in one module; what both have is there once.
   *
   * @param other the other
   * @return the linked source
   */
  public KernelSource link(KernelSource other) {
    Set<String> all = new LinkedHashSet<>(definitions);
    all.addAll(other.definitions);
    Map<String, Object> values = new LinkedHashMap<>(attributes);
    other.attributes.forEach(
        (name, value) -> {
          Object before = values.put(name, value);
          if (before != null && !before.equals(value)) {
            throw new IllegalStateException(name + " is " + before + " and " + value);
          }
        });
    return new KernelSource(List.copyOf(all), values);
  }

  String text() {
    return String.join("\n", definitions);
  }

  /**
   * The names of the functions.
   *
   * @return in the order of the text
   */
  public Set<String> methods() {
    Set<String> names = new LinkedHashSet<>();
    for (MatchResult method : METHOD.matcher(text()).results().toList()) {
      names.add(method.group(1));
    }
    return names;
  }
}
