package io.sluice.classifier;

import io.sluice.activation.Activation;
import io.sluice.notation.Nearest;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Which activation a net has at which of its sites.
 *
 * @param otherwise what works at every site that is not named
 * @param sites what works elsewhere, by the names that {@link ClassifierShape#sites} lists
 */
public record SiteActivations(Activation otherwise, Map<String, Activation> sites) {

  /** Copies the map in its order. */
  public SiteActivations {
    sites = Collections.unmodifiableMap(new LinkedHashMap<>(sites));
  }

  /**
   * One activation everywhere.
   *
   * @param activation the activation
   * @return the map
   */
  public static SiteActivations everywhere(Activation activation) {
    return new SiteActivations(activation, Map.of());
  }

  /**
   * Another activation at the end of a net.
   *
   * @param names the sites of the net, in the order of the computation
   * @param count how many of the last, 0 to all
   * @param activation what is to work there
   * @return this map with these sites changed
   * @throws IllegalArgumentException if there are not so many
   */
  public SiteActivations withLast(List<String> names, int count, Activation activation) {
    if (count < 0 || count > names.size()) {
      throw new IllegalArgumentException(
          "the last %d sites of a net that has %d: give 0 to %2$d".formatted(count, names.size()));
    }
    Map<String, Activation> changed = new LinkedHashMap<>(sites);
    names
        .subList(names.size() - count, names.size())
        .forEach(name -> changed.put(name, activation));
    return new SiteActivations(otherwise, changed);
  }

  Activation at(String site) {
    return sites.getOrDefault(site, otherwise);
  }

  /** Refuses names of sites that are not there. */
  void requireIn(List<String> names) {
    for (String site : sites.keySet()) {
      if (!names.contains(site)) {
        throw new IllegalArgumentException("unknown site " + Nearest.among(site, names));
      }
    }
  }
}
