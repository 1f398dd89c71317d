package io.sluice.image;

import java.util.List;

/**
 * What is known of a data set without looking at it.
 *
 * @param name its word
 * @param description a clause
 * @param licence its licence or what is asked of its users
 * @param shape of its images
 * @param classes their names
 * @param training how many images are for training when all are there
 * @param test how many are for testing
 */
record Profile(
    String name,
    String description,
    String licence,
    ImageShape shape,
    List<String> classes,
    int training,
    int test) {

  int images(Part part) {
    return part == Part.TRAINING ? training : test;
  }
}
