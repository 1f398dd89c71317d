package io.sluice.activation;

import java.util.ArrayList;
import java.util.List;

/** An activation with parameters that learn by options of their own. */
interface TrainedActivation extends Activation {

  /** How it learns. */
  TrainedOptions learning();

  @Override
  default Granularity granularity() {
    return learning().granularity();
  }

  /**
   * As it is written.
   *
   * @param otherwise how it learns where nothing is said
   * @param own what is said of it first, each empty if it need not be
   */
  default String written(String name, TrainedOptions otherwise, String... own) {
    List<String> words = new ArrayList<>(List.of(own));
    words.removeIf(String::isEmpty);
    words.addAll(learning().words(otherwise));
    return ActivationNotation.written(name, words);
  }
}
