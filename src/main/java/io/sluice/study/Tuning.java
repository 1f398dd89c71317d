package io.sluice.study;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.sluice.notation.Quoted;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * {@code tune} of a study: a value of the recipe that is chosen for each arm before the study
 * begins. All arms are trained with the same values and the same seeds, none of which the study
 * has, and measured on data that the study does not report on.
 *
 * @param key of the recipe; the suite's learning rate unless given
 * @param values of that key to try; unless given, the recipe's own, half of it and its double, and
 *     further ones until the best of every arm is inside
 * @param seeds of tuning
 */
public record Tuning(Optional<String> key, Optional<List<String>> values, List<Long> seeds) {

  /** Far from those that people count from 1. */
  public static final List<Long> SEEDS = List.of(101L, 102L);

  private static final String AUTO = "auto";
  private static final String LAST = "last";
  private static final String OF_SEEDS = "seeds";
  private static final String OF_MARKS = "marks";
  private static final int FEWEST = 3;

  /** Copies the lists and refuses values that are no numbers, or too few to have an inside. */
  public Tuning {
    values = values.map(List::copyOf);
    seeds = List.copyOf(seeds);
    if (values.isPresent() && key.isEmpty()) {
      throw new IllegalStateException("values without a key of the recipe");
    }
    for (String value : values.orElse(List.of())) {
      if (!isPositive(value)) {
        throw new IllegalArgumentException(
            "'tune': %s is no number above 0: give values such as [1e-3, 2e-3, 4e-3]"
                .formatted(Quoted.plain(value)));
      }
    }
    if (values.isPresent()
        && (values.get().size() < FEWEST
            || new LinkedHashSet<>(values.get().stream().map(Double::valueOf).toList()).size()
                < values.get().size())) {
      throw new IllegalArgumentException(
          "'tune' has the values %s: give at least %d different ones, or auto"
              .formatted(Quoted.plain(String.join(", ", values.get())), FEWEST));
    }
    if (seeds.isEmpty() || seeds.stream().distinct().count() < seeds.size()) {
      throw new IllegalArgumentException(
          "'tune': seeds are %s: give at least one, and none twice".formatted(seeds));
    }
    seeds.forEach(seed -> DistinctValues.requireSeed("tune", seed));
  }

  /** Finds the values by itself. */
  public static Tuning auto() {
    return new Tuning(Optional.empty(), Optional.empty(), SEEDS);
  }

  private static boolean isPositive(String value) {
    try {
      double number = Double.parseDouble(value);
      return number > 0 && Double.isFinite(number);
    } catch (NumberFormatException e) {
      return false;
    }
  }

  /**
   * From what stands in a file: the word {@code auto}, or a key of the recipe with its values or
   * that word, and {@code seeds}.
   *
   * @param written a word or a map
   * @return what it says
   * @throws IllegalArgumentException if it says something else
   */
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  static Tuning of(Object written) {
    if (AUTO.equals(written)) {
      return auto();
    }
    if (!(written instanceof Map<?, ?> map)) {
      throw new IllegalArgumentException(
          "'tune' is %s: write auto, or a key of the recipe with values, {training.schedule.peak: [1e-3, 2e-3, 4e-3], seeds: [101, 102]}"
              .formatted(Quoted.plain(String.valueOf(written))));
    }
    Map<String, Object> left = new LinkedHashMap<>();
    map.forEach((key, value) -> left.put(String.valueOf(key), value));
    List<Long> seeds = seeds(left.remove(OF_SEEDS));
    Object marks = left.remove(OF_MARKS);
    if (marks != null && !LAST.equals(marks)) {
      throw new IllegalArgumentException(
          "'tune': marks is %s: values are chosen by the last mark alone, write last or leave it out"
              .formatted(Quoted.plain(String.valueOf(marks))));
    }
    if (left.size() > 1) {
      throw new IllegalArgumentException(
          "'tune' names %s: one key of the recipe is tuned, leave the others out"
              .formatted(Quoted.plain(String.join(", ", left.keySet()))));
    }
    if (left.isEmpty()) {
      return new Tuning(Optional.empty(), Optional.empty(), seeds);
    }
    Map.Entry<String, Object> one = left.entrySet().iterator().next();
    return new Tuning(Optional.of(one.getKey()), values(one.getValue()), seeds);
  }

  private static List<Long> seeds(Object written) {
    if (written == null) {
      return SEEDS;
    }
    List<Long> seeds = new ArrayList<>();
    for (Object seed : written instanceof List<?> list ? list : List.of(written)) {
      if (!(seed instanceof Integer || seed instanceof Long)) {
        throw new IllegalArgumentException(
            "'tune': the seed %s is no whole number".formatted(Quoted.plain(String.valueOf(seed))));
      }
      seeds.add(((Number) seed).longValue());
    }
    return seeds;
  }

  private static Optional<List<String>> values(Object written) {
    if (AUTO.equals(written)) {
      return Optional.empty();
    }
    if (!(written instanceof List<?> list)) {
      throw new IllegalArgumentException(
          "'tune' has %s: give a list of values, or auto"
              .formatted(Quoted.plain(String.valueOf(written))));
    }
    return Optional.of(list.stream().map(String::valueOf).toList());
  }

  /** As it stands in a file. */
  @JsonValue
  Object written() {
    if (equals(auto())) {
      return AUTO;
    }
    Map<String, Object> written = new LinkedHashMap<>();
    key.ifPresent(name -> written.put(name, values.<Object>map(list -> list).orElse(AUTO)));
    written.put(OF_SEEDS, seeds);
    return written;
  }

  /**
   * Refuses what a study cannot have beside it.
   *
   * @param kind of the study's variants
   * @param otherwise the key that is tuned unless another is named
   * @param factors of the study
   * @param studySeeds those of its runs
   * @throws IllegalArgumentException naming the key
   */
  public void requireFits(
      VariantKind<?> kind, String otherwise, Optional<Factors> factors, List<Long> studySeeds) {
    String tuned = key.orElse(otherwise);
    if (!kind.recipes().keys().contains(tuned)) {
      throw new IllegalArgumentException(
          "'tune': no recipe has the key %s%s"
              .formatted(
                  Quoted.plain(tuned),
                  kind.recipes()
                      .meant(tuned)
                      .map(meant -> " (did you mean " + meant + "?)")
                      .orElse("")));
    }
    kind.requireFactor(tuned, "'tune'");
    Factors.requireUnset(factors, tuned, "tune", true);
    seeds.stream()
        .filter(studySeeds::contains)
        .findFirst()
        .ifPresent(
            seed -> {
              throw new IllegalArgumentException(
                  "'tune': the seed %d is one of the study's: what is reported must not have chosen anything, give another"
                      .formatted(seed));
            });
  }

  /** The factor that tuning crosses a study's arms with. */
  public StudyFactor factor(String otherwise, List<String> tried) {
    return new StudyFactor(key.orElse(otherwise), tried);
  }
}
