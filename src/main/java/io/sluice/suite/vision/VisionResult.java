package io.sluice.suite.vision;

import io.sluice.run.SuiteResult;
import java.util.Optional;

/**
 * {@code result.json} of a classifier: what a finished run came to, on the test images.
 *
 * @param run the run's name
 * @param steps optimizer steps
 * @param epochs how often each training image was seen
 * @param parameters trained numbers
 * @param lossNats mean cross-entropy, nats an image
 * @param accuracy share of images told rightly
 * @param images test images
 * @param elapsedS seconds of training
 * @param imagesPerS training images a second
 * @param flopsPerImage training operations an image
 * @param identity the fingerprint of the run, see {@link io.sluice.run.RunIdentity}; runs of
 *     earlier versions have none
 */
public record VisionResult(
    String run,
    long steps,
    int epochs,
    long parameters,
    double lossNats,
    double accuracy,
    long images,
    double elapsedS,
    double imagesPerS,
    long flopsPerImage,
    Optional<String> identity)
    implements SuiteResult {}
