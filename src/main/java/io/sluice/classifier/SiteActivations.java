package io.sluice.classifier;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.sluice.activation.Activation;
import io.sluice.notation.Expression;
import io.sluice.notation.Nearest;
import io.sluice.notation.Quoted;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which activation a net has at which of its sites: {@code relu}, or {@code by-site(relu,
 * last-2=pwl(9), stem.activation=mish)}.
 *
 * @param otherwise what works at every site that is not named
 * @param sites what works elsewhere, by the names that {@link ClassifierShape#sites} lists, or by
 *     {@code last-N} for the last N of them; what is written later holds
 */
public record SiteActivations(Activation otherwise, Map<String, Activation> sites) {

  private static final String NAME = "by-site";
  private static final Pattern LAST = Pattern.compile("last-(\\d{1,9})");

  /** Copies the map in its order. */
  public SiteActivations {
    sites = Collections.unmodifiableMap(new LinkedHashMap<>(sites));
  }

  /**
   * Reads a notation.
   *
   * @param notation an activation, or {@code by-site(ACTIVATION, SITE=ACTIVATION, ...)}
   * @return the map
   * @throws IllegalArgumentException if it is neither; sites are looked for when a net is known
   */
  @JsonCreator
  public static SiteActivations of(String notation) {
    Expression expression = Expression.parse(notation);
    if (!expression.name().equals(NAME)) {
      return everywhere(Activation.of(notation));
    }
    Map<String, Activation> sites = new LinkedHashMap<>();
    Activation otherwise = null;
    for (Expression.Argument argument : expression.arguments()) {
      Activation activation = Activation.of(argument.value().toString());
      if (argument.key().isEmpty() && otherwise == null) {
        otherwise = activation;
      } else if (argument.key().isEmpty()) {
        throw new IllegalArgumentException(
            "%s has two activations without a site: give all but the first one a SITE="
                .formatted(Quoted.of(notation)));
      } else if (sites.put(argument.key(), activation) != null) {
        throw new IllegalArgumentException(
            "%s names the site %s twice"
                .formatted(Quoted.of(notation), Quoted.plain(argument.key())));
      }
    }
    if (otherwise == null) {
      throw new IllegalArgumentException(
          "%s does not say what works elsewhere: write as in by-site(relu, last-2=pwl(9))"
              .formatted(Quoted.of(notation)));
    }
    return new SiteActivations(otherwise, sites);
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
   * The shortest notation.
   *
   * @return what {@link #of} reads
   */
  @JsonValue
  public String notation() {
    if (sites.isEmpty()) {
      return otherwise.notation();
    }
    StringBuilder text = new StringBuilder(NAME + "(" + otherwise.notation());
    sites.forEach(
        (site, activation) ->
            text.append(", ").append(site).append('=').append(activation.notation()));
    return text + ")";
  }

  /** By notation, since what is written later holds. */
  @Override
  public boolean equals(Object other) {
    return other instanceof SiteActivations map && notation().equals(map.notation());
  }

  @Override
  public int hashCode() {
    return notation().hashCode();
  }

  /**
   * What works at a site.
   *
   * @param site a name; {@code last-N} is resolved by {@link ClassifierShape} only
   * @return the activation
   */
  public Activation at(String site) {
    return sites.getOrDefault(site, otherwise);
  }

  /**
   * Every site by its own name, in the order of the computation; those with what works elsewhere
   * are left out, so that equal nets have equal maps.
   *
   * @throws IllegalArgumentException if a site is not there
   */
  SiteActivations in(List<String> names) {
    Map<String, Activation> given = new LinkedHashMap<>();
    sites.forEach((site, activation) -> named(site, names).forEach(n -> given.put(n, activation)));
    Map<String, Activation> ordered = new LinkedHashMap<>();
    for (String name : names) {
      if (given.containsKey(name) && !given.get(name).equals(otherwise)) {
        ordered.put(name, given.get(name));
      }
    }
    return new SiteActivations(otherwise, ordered);
  }

  private static List<String> named(String site, List<String> names) {
    Matcher last = LAST.matcher(site);
    if (last.matches()) {
      int count = Integer.parseInt(last.group(1));
      if (count < 1 || count > names.size()) {
        throw new IllegalArgumentException(
            "%s of a net whose sites are %d: give last-1 to last-%2$d"
                .formatted(site, names.size()));
      }
      return names.subList(names.size() - count, names.size());
    }
    if (!names.contains(site)) {
      throw new IllegalArgumentException("unknown site " + Nearest.among(site, names));
    }
    return List.of(site);
  }
}
