package io.sluice.engine;

import java.util.List;
import java.util.OptionalLong;

/**
 * What is really loaded, as opposed to asked for.
 *
 * @param engine the engine and its version
 * @param libtorch the folder of the loaded libtorch; its name tells version and flavour
 * @param device where arrays are made
 * @param gpus how many GPUs the loaded libtorch can use
 * @param precision the format of matrix products
 * @param nativeBfloat16 whether the device multiplies bfloat16 itself
 * @param threads threads of the processor
 * @param features libraries that libtorch was built with
 * @param missingEnvironment variables that the launcher would have set
 * @param residentBytes memory of this process now
 */
public record EngineFacts(
    String engine,
    String libtorch,
    String device,
    int gpus,
    Precision precision,
    boolean nativeBfloat16,
    int threads,
    List<String> features,
    List<LaunchEnvironment> missingEnvironment,
    OptionalLong residentBytes) {}
