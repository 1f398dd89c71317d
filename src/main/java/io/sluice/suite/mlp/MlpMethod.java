package io.sluice.suite.mlp;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.sluice.activation.Activation;
import io.sluice.activation.Pwl;
import io.sluice.notation.Expression;
import io.sluice.notation.Nearest;
import io.sluice.notation.Options;
import io.sluice.notation.Words;
import io.sluice.shallow.HingeRule;
import io.sluice.shallow.Loss;
import io.sluice.shallow.OutputReset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * An algorithm with its hidden units: {@code adact}, {@code adact(pwl(17), hinges=full-solve)},
 * {@code owo-molf(relu)}, {@code adam(tanh, learning-rate=0.003, batch=64)}.
 *
 * @param algorithm what trains
 * @param activation of the hidden units
 * @param hinges how far hinge values go; for algorithms that move them
 * @param adam rates and batches; for Adam
 */
public record MlpMethod(
    MlpAlgorithm algorithm,
    Activation activation,
    Optional<HingeRule> hinges,
    Optional<AdamSettings> adam) {

  private static final String ACTIVATION = "activation";
  private static final String HINGES = "hinges";
  private static final String LEARNING_RATE = "learning-rate";
  private static final String BATCH = "batch";

  /** Refuses hidden units that the algorithm cannot train. */
  public MlpMethod {
    if (algorithm.trainsHinges() && !(activation instanceof Pwl)) {
      throw new IllegalArgumentException(
          "%s moves hinges and %s has none: write %1$s(pwl(9)), or owo-molf(%2$s)"
              .formatted(algorithm.word(), activation.notation()));
    }
    if (activation instanceof Pwl pwl
        && algorithm.direct().isPresent()
        && (pwl.options().learning().rateFactor() != 1
            || pwl.options().learning().frozenSteps() != 0)) {
      throw new IllegalArgumentException(
          "%s has a rate or a freeze, and %s has no rates and no steps: leave them out, or take adam"
              .formatted(activation.notation(), algorithm.word()));
    }
    if (hinges.isPresent() != algorithm.trainsHinges()
        || adam.isPresent() == algorithm.direct().isPresent()) {
      throw new IllegalStateException(algorithm + " with " + hinges + " and " + adam);
    }
  }

  /**
   * Reads a notation.
   *
   * @param notation an algorithm's word, and in parentheses an activation and options
   * @return the method
   * @throws IllegalArgumentException if something in it is unknown or does not fit
   */
  @JsonCreator
  public static MlpMethod of(String notation) {
    Expression expression = Expression.parse(notation);
    MlpAlgorithm algorithm =
        MlpAlgorithm.all().stream()
            .filter(known -> known.word().equals(expression.name()))
            .findFirst()
            .orElseThrow(() -> new IllegalArgumentException(unknown(expression.name())));
    List<String> legal = new ArrayList<>(List.of(ACTIVATION));
    if (algorithm.trainsHinges()) {
      legal.add(HINGES);
    }
    if (algorithm.direct().isEmpty()) {
      legal.addAll(List.of(LEARNING_RATE, BATCH));
    }
    Options options = Options.of(expression, List.of(ACTIVATION), legal);
    Activation activation =
        options
            .value(ACTIVATION)
            .map(written -> Activation.of(written.toString()))
            .orElseGet(algorithm::usualActivation);
    return new MlpMethod(
        algorithm,
        activation,
        algorithm.trainsHinges()
            ? Optional.of(options.word(HINGES, HingeRule.class, HingeRule.ONE_FACTOR))
            : Optional.empty(),
        algorithm.direct().isEmpty() ? Optional.of(adam(options)) : Optional.empty());
  }

  private static String unknown(String name) {
    List<String> words = MlpAlgorithm.all().stream().map(MlpAlgorithm::word).toList();
    return "unknown algorithm " + Nearest.among(name, words);
  }

  private static AdamSettings adam(Options options) {
    AdamSettings usual = AdamSettings.DEFAULT;
    return new AdamSettings(
        options.number(LEARNING_RATE, usual.learningRate()),
        (int) Math.max(0, Math.min(options.count(BATCH, usual.batch()), Integer.MAX_VALUE)));
  }

  /**
   * How targets of classes move unless somebody says so.
   *
   * @param loss what becomes small
   * @return none where the loss moves no targets; Adam knows no accumulated ones
   */
  public Optional<OutputReset> usualOutputReset(Loss loss) {
    if (loss != Loss.SQUARED_RESET) {
      return Optional.empty();
    }
    return Optional.of(adam.isPresent() ? OutputReset.FRESH : OutputReset.ACCUMULATED);
  }

  /** Whether the values at hinges are learned; units may have some that stay. */
  boolean trainsHinges() {
    return algorithm.trainsHinges() || adam.isPresent();
  }

  /**
   * The shortest notation.
   *
   * @return the algorithm's word, always with the activation
   */
  @JsonValue
  public String notation() {
    List<String> arguments = new ArrayList<>(List.of(activation.notation()));
    hinges
        .filter(rule -> rule != HingeRule.ONE_FACTOR)
        .ifPresent(rule -> arguments.add(HINGES + "=" + Words.of(rule)));
    AdamSettings usual = AdamSettings.DEFAULT;
    adam.filter(settings -> settings.learningRate() != usual.learningRate())
        .ifPresent(
            settings -> arguments.add(LEARNING_RATE + "=" + Words.of(settings.learningRate())));
    adam.filter(settings -> settings.batch() != usual.batch())
        .ifPresent(settings -> arguments.add(BATCH + "=" + settings.batch()));
    return algorithm.word() + "(" + String.join(", ", arguments) + ")";
  }

  @Override
  public String toString() {
    return notation();
  }
}
