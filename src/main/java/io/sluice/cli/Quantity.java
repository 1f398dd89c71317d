package io.sluice.cli;

import io.sluice.activation.Activation;
import io.sluice.activation.ActivationParameter;
import io.sluice.picture.Axis.Scale;
import io.sluice.run.SiteRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Function;

/**
 * A number that records of sites have.
 *
 * @param name what columns call it
 * @param scale on which its values compare
 * @param value the number of a record, if it has it
 */
record Quantity(String name, Scale scale, Function<SiteRecord, OptionalDouble> value) {

  static final Quantity ALPHA = new Quantity("alpha", Scale.LINEAR, SiteRecord::alpha);
  static final Quantity BETA = new Quantity("beta", Scale.LINEAR, SiteRecord::beta);
  static final Quantity RHO = new Quantity("rho", Scale.LINEAR, SiteRecord::rho);
  static final Quantity LIPSCHITZ = new Quantity("lipschitz", Scale.LINEAR, SiteRecord::lipschitz);
  static final Quantity DEAD =
      new Quantity("dead_share", Scale.LINEAR, record -> OptionalDouble.of(record.deadShare()));
  static final Quantity GRADIENT =
      new Quantity(
          "gradient_norm", Scale.LOGARITHMIC, record -> OptionalDouble.of(record.gradientNorm()));

  /** The numbers that an activation learns, one after the other. */
  static List<Quantity> learned(Activation activation) {
    List<Quantity> learned = new ArrayList<>();
    for (ActivationParameter parameter : activation.parameters()) {
      int size = parameter.start().size();
      for (int i = 0; i < size && parameter.group().learns(); i++) {
        int place = i;
        learned.add(
            new Quantity(
                size == 1 ? parameter.name() : parameter.name() + "." + (i + 1),
                Scale.LINEAR,
                record -> OptionalDouble.of(record.parameters().get(parameter.name()).get(place))));
      }
    }
    return learned;
  }

  OptionalDouble of(SiteRecord record) {
    return value.apply(record);
  }

  /** As formulas have it. */
  String symbol() {
    return switch (name) {
      case "alpha" -> "α";
      case "beta" -> "β";
      case "rho" -> "ρ = β / α";
      default -> name;
    };
  }

  /** Its value in a table. */
  String cell(SiteRecord record) {
    OptionalDouble value = of(record);
    if (value.isEmpty()) {
      return equals(LIPSCHITZ) ? "∞" : "";
    }
    return scale == Scale.LOGARITHMIC
        ? Text.of("%.4g", value.getAsDouble())
        : Text.decimal(value.getAsDouble());
  }
}
