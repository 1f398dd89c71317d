package io.sluice.study;

import io.sluice.recipe.Change;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The arms of a study and those of its tuning, which are the same with a value each.
 *
 * @param key that is tuned
 * @param values by the arm of the tuning
 * @param arms of the study, by the arm of the tuning
 */
public record TunedArms(String key, Map<String, String> values, Map<String, String> arms) {

  /**
   * Finds out which is which.
   *
   * @param study what is compared
   * @param tuning the same crossed with values of the key
   * @param key that is tuned
   * @param <V> a variant
   * @return for each arm of the tuning its value and its arm of the study
   */
  public static <V> TunedArms of(Crossing<V> study, Crossing<V> tuning, String key) {
    Map<String, String> values = new HashMap<>();
    Map<String, String> arms = new HashMap<>();
    for (Crossing.Combination<V> tried : tuning.combinations()) {
      Map<String, String> settings = new LinkedHashMap<>(tried.settings());
      values.put(tried.name(), settings.remove(key));
      study.combinations().stream()
          .filter(arm -> arm.line().equals(tried.line()) && arm.settings().equals(settings))
          .forEach(arm -> arms.put(tried.name(), arm.name()));
    }
    return new TunedArms(key, values, arms);
  }

  /**
   * What is chosen for an arm.
   *
   * @param key that is tuned
   * @param chosen value by arm
   * @param arm of the study
   * @return the change of its recipe; none if nothing has been chosen
   */
  public static Optional<Change> change(String key, Map<String, String> chosen, String arm) {
    return Optional.ofNullable(chosen.get(arm))
        .map(value -> new Change(key, Optional.of(value), "'tune', " + key + "=" + value));
  }
}
