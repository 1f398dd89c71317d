/** Fables. */
package io.sluice.corpus.fables;
