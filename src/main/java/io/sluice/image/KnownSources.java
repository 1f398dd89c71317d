package io.sluice.image;

import io.sluice.data.RemoteFile;
import java.net.URI;
import java.util.List;
import java.util.stream.IntStream;

/** The data sets that lie in files, and where they can be had. */
final class KnownSources {
  private static final ImageShape GREY = new ImageShape(1, 28, 28);
  private static final ImageShape COLOUR = new ImageShape(3, 32, 32);
  static final List<String> DIGITS = IntStream.range(0, 10).mapToObj(Integer::toString).toList();

  private KnownSources() {}

  static Source mnist() {
    String from = "https://storage.googleapis.com/cvdf-datasets/mnist/";
    return new IdxSource(
        new Profile("mnist", "handwritten digits", "CC BY-SA 3.0", GREY, DIGITS, 60_000, 10_000),
        List.of(
            file(
                from + "train-images-idx3-ubyte.gz",
                9_912_422,
                "440fcabf73cc546fa21475e81ea370265605f56be210a4024d2ca8f203523609"),
            file(
                from + "train-labels-idx1-ubyte.gz",
                28_881,
                "3552534a0a558bbed6aed32b30c495cca23d567ec52cac8be1a0730e8010255c"),
            file(
                from + "t10k-images-idx3-ubyte.gz",
                1_648_877,
                "8d422c7b0a1c1c79245a5bcf07fe86e33eeafee792b84584aec276f5a2dbc4e6"),
            file(
                from + "t10k-labels-idx1-ubyte.gz",
                4_542,
                "f7ae60f92e00ec6debd23a6088c31dbd2371eca3ffa0defaefb259924204aec6")));
  }

  static Source fashionMnist() {
    String from = "http://fashion-mnist.s3-website.eu-central-1.amazonaws.com/";
    List<String> classes =
        List.of(
            "T-shirt/top",
            "trouser",
            "pullover",
            "dress",
            "coat",
            "sandal",
            "shirt",
            "sneaker",
            "bag",
            "ankle boot");
    return new IdxSource(
        new Profile("fashion-mnist", "articles of clothing", "MIT", GREY, classes, 60_000, 10_000),
        List.of(
            file(
                from + "train-images-idx3-ubyte.gz",
                26_421_880,
                "3aede38d61863908ad78613f6a32ed271626dd12800ba2636569512369268a84"),
            file(
                from + "train-labels-idx1-ubyte.gz",
                29_515,
                "a04f17134ac03560a47e3764e11b92fc97de4d1bfaf8ba1a3aa29af54cc90845"),
            file(
                from + "t10k-images-idx3-ubyte.gz",
                4_422_102,
                "346e55b948d973a97e58d2351dde16a484bd415d4595297633bb08f03db6a073"),
            file(
                from + "t10k-labels-idx1-ubyte.gz",
                5_148,
                "67da17c76eaffca5446c3361aaab5c3cd6d1c2608764d35dfb1850b086bf8dd5")));
  }

  static Source cifar10() {
    List<String> classes =
        List.of(
            "airplane",
            "automobile",
            "bird",
            "cat",
            "deer",
            "dog",
            "frog",
            "horse",
            "ship",
            "truck");
    return new CifarSource(
        new Profile(
            "cifar10",
            "small colour photographs",
            "none stated; cite Krizhevsky 2009",
            COLOUR,
            classes,
            50_000,
            10_000),
        file(
            "https://www.cs.toronto.edu/~kriz/cifar-10-binary.tar.gz",
            170_052_171,
            "c4a38c50a1bc5f3a1c5537f2155ab9d68f9f25eb1ed8d9ddda3db29a59bca1dd"));
  }

  private static RemoteFile file(String address, long bytes, String sha256) {
    return new RemoteFile(URI.create(address), bytes, sha256);
  }
}
