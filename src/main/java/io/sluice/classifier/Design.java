package io.sluice.classifier;

import java.util.List;

/** A net written down in layers, for any shape of image and any number of classes. */
sealed interface Design permits AttentionCnn, Mlp, ResNet18, SimpleCnn, Vgg11, VggBlocks {

  /** The shortest notation that reads back as this. */
  String notation();

  /**
   * The layers.
   *
   * @param classes how many scores go out
   * @return the layers, of which the last is dense and has a unit a class
   */
  List<Layer> layers(int classes);
}
