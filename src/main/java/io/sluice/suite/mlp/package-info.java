/** Small networks on tables: AdAct, its rivals, and Adam on the shared training loop. */
package io.sluice.suite.mlp;
