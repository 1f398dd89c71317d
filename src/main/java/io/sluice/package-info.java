/** Sluice: a language-modelling toolkit for gated feed-forward networks. */
package io.sluice;
