/** Image classifiers. */
package io.sluice.classifier;
