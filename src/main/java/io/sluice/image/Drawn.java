package io.sluice.image;

import java.util.List;

/**
 * What the images of a generated set show.
 *
 * @param name the set's word
 * @param description a clause
 * @param ink its colours
 * @param side rows and columns of an image
 * @param glyphs its classes
 * @param classes their names
 * @param purpose of the random streams of its images
 */
record Drawn(
    String name,
    String description,
    Ink ink,
    int side,
    List<Glyph> glyphs,
    List<String> classes,
    long purpose) {

  /** Of the form of MNIST. */
  static final Drawn DIGITS =
      new Drawn(
          "shapes",
          "digits drawn by a seed, generated",
          Ink.GREY,
          28,
          Glyph.DIGITS,
          KnownSources.DIGITS,
          Purpose.SHAPES);

  /** Of the form of CIFAR-10. */
  static final Drawn COLOUR_DIGITS =
      new Drawn(
          "colour-shapes",
          "digits drawn by a seed in colour, generated",
          Ink.COLOUR,
          32,
          Glyph.DIGITS,
          KnownSources.DIGITS,
          Purpose.COLOUR_SHAPES);

  /** Of the form of CIFAR-10. */
  static final Drawn COLOUR_LETTERS =
      new Drawn(
          "colour-letters",
          "letters drawn by a seed in colour, generated",
          Ink.COLOUR,
          32,
          Glyph.LETTERS,
          Glyph.LETTERS.stream().map(Glyph::name).toList(),
          Purpose.COLOUR_LETTERS);

  ImageShape shape() {
    return new ImageShape(ink.channels(), side, side);
  }
}
