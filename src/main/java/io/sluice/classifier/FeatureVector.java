package io.sluice.classifier;

/**
 * Features without a place, as a dense layer takes and makes them.
 *
 * @param channels how many
 */
record FeatureVector(int channels) implements Features {

  @Override
  public long size() {
    return channels;
  }
}
