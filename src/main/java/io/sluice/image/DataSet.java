package io.sluice.image;

import io.sluice.data.DownloadListener;
import io.sluice.notation.Nearest;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** The data sets, each with a training and a test part. */
public enum DataSet {
  /** Handwritten digits. */
  MNIST(KnownSources.mnist()),
  /** Articles of clothing, in the form of MNIST. */
  FASHION_MNIST(KnownSources.fashionMnist()),
  /** Small colour photographs of animals and vehicles. */
  CIFAR10(KnownSources.cifar10()),
  /** Digits drawn by {@link Shapes}; always there. */
  SHAPES(new Shapes(Drawn.DIGITS)),
  /**
   * Other such digits, in colour and of the shape of CIFAR-10: for nets that need larger images.
   */
  COLOUR_SHAPES(new Shapes(Drawn.COLOUR_DIGITS)),
  /** Letters in colour, to train a net on before it sees something else. */
  COLOUR_LETTERS(new Shapes(Drawn.COLOUR_LETTERS));

  private final Source source;

  DataSet(Source source) {
    this.source = source;
  }

  /**
   * The set with a word.
   *
   * @throws IllegalArgumentException with the nearest word, if there is none
   */
  public static DataSet of(String notation) {
    return Arrays.stream(values())
        .filter(set -> set.notation().equals(notation))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "unknown data set " + Nearest.among(notation, names())));
  }

  private static List<String> names() {
    return Arrays.stream(values()).map(DataSet::notation).toList();
  }

  /** How it is written: lower case, with hyphens. */
  public String notation() {
    return source.profile().name();
  }

  /** What it is, in a clause. */
  public String description() {
    return source.profile().description();
  }

  /** Its licence, or what is asked of its users. */
  public String licence() {
    return source.profile().licence();
  }

  /** The shape of its images. */
  public ImageShape shape() {
    return source.profile().shape();
  }

  /** The names of its classes, by label. */
  public List<String> classes() {
    return source.profile().classes();
  }

  /** How many training images there are when all files are there. */
  public int trainingImages() {
    return source.profile().training();
  }

  /** How many test images there are when all files are there. */
  public int testImages() {
    return source.profile().test();
  }

  /** What is there of it. */
  public Inventory inventory(Path dataDirectory) {
    return source.look(dataDirectory);
  }

  /**
   * Reads or generates the training images.
   *
   * @throws IllegalArgumentException if a file is missing or is not what it should be
   * @throws UncheckedIOException if a file cannot be read
   */
  public ImageSet training(Path dataDirectory) {
    return source.read(Part.TRAINING, dataDirectory);
  }

  /** Reads or generates the test images; errors as in {@link #training}. */
  public ImageSet test(Path dataDirectory) {
    return source.read(Part.TEST, dataDirectory);
  }

  /**
   * Fetches the files that are not in the data directory over the network.
   *
   * @return the files that it brought; none if all were there
   * @throws IllegalArgumentException if the set is generated
   * @throws UncheckedIOException if a file cannot be had or written, or is not the right one
   */
  public List<Path> fetch(Path dataDirectory, DownloadListener listener) {
    return source.fetch(dataDirectory, listener);
  }
}
