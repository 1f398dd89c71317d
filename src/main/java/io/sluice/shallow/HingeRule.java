package io.sluice.shallow;

/** How far the hinge values go in an AdAct step. */
public enum HingeRule {
  /** Along their gradient, with one factor for all; exact under squared error. */
  ONE_FACTOR,
  /** Along their gradient, with a factor for each unit. */
  FACTOR_PER_UNIT,
  /** To the best values of all hinges at once, dependent ones left where they are. */
  FULL_SOLVE
}
