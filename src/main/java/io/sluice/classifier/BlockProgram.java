package io.sluice.classifier;

import io.sluice.engine.ParameterDefinition;
import java.util.List;

/**
 * A kernel method and what it takes: the signal, its own parameters, and those that several blocks
 * share.
 *
 * @param method its name, which blocks of equal form share
 * @param own parameters with their full names
 * @param shared parameters with their full names
 * @param sites in the order of the computation
 * @param multiplyAdds for one image
 */
record BlockProgram(
    String method,
    List<ParameterDefinition> own,
    List<ParameterDefinition> shared,
    List<SiteProgram> sites,
    long multiplyAdds) {}
