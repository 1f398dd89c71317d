package io.sluice.image;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The images of a set by class, those of each class in a seeded order.
 *
 * @param members the images of each class
 */
record Strata(List<int[]> members) {

  /** An image with its place among those of its class. */
  private record Place(int image, double share, int label) {}

  static Strata of(ImageSet set, long seed) {
    return new Strata(
        IntStream.range(0, set.classes().size())
            .mapToObj(label -> set.shuffled(label, seed))
            .toList());
  }

  /** All images, class after class. */
  int[] grouped() {
    return members.stream().flatMapToInt(IntStream::of).toArray();
  }

  /** All images so that each beginning has every class's share, to within one image. */
  int[] spread() {
    return IntStream.range(0, members.size())
        .boxed()
        .flatMap(this::places)
        .sorted(Comparator.comparingDouble(Place::share).thenComparingInt(Place::label))
        .mapToInt(Place::image)
        .toArray();
  }

  private Stream<Place> places(int label) {
    int[] images = members.get(label);
    return IntStream.range(0, images.length)
        .mapToObj(rank -> new Place(images[rank], (rank + 0.5) / images.length, label));
  }
}
