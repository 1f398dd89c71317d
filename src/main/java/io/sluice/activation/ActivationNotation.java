package io.sluice.activation;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The notation of activations: {@code NAME} or {@code dyn(NAME)}. */
public final class ActivationNotation {

  private static final Pattern DYN = Pattern.compile("dyn\\(\\s*([a-z0-9-]+)\\s*\\)");

  private ActivationNotation() {}

  static Activation parse(String notation) {
    String text = notation.strip();
    Matcher dyn = DYN.matcher(text);
    Optional<Activation> found =
        dyn.matches()
            ? standard(dyn.group(1)).map(DynActivation::new)
            : standard(text).map(activation -> activation);
    return found.orElseThrow(
        () ->
            new IllegalArgumentException(
                "unknown activation '" + notation + "': legal are " + String.join(", ", names())));
  }

  private static Optional<StandardActivation> standard(String name) {
    return Arrays.stream(StandardActivation.values())
        .filter(activation -> activation.notation().equals(name))
        .findFirst();
  }

  /**
   * Every activation by notation.
   *
   * @return static ones first, then {@code dyn(…)} of each legal base
   */
  public static List<String> names() {
    return Stream.concat(
            Arrays.stream(StandardActivation.values()).map(StandardActivation::notation),
            dynBases().stream().map(base -> "dyn(" + base + ")"))
        .toList();
  }

  static List<String> dynBases() {
    return Arrays.stream(StandardActivation.values())
        .filter(StandardActivation::isReluLike)
        .map(StandardActivation::notation)
        .toList();
  }
}
