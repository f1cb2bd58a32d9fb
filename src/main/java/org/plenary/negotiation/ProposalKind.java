package org.plenary.negotiation;

/** What a proposal asks for. At the level of a clause, not the official symbol of a provision. */
public enum ProposalKind {
  /** Words are added, deleted or replaced. */
  MOD,
  /** (MOD): the wording, not the sense. */
  EDITORIAL,
  /** A new clause or call. */
  ADD,
  /** The clause goes. Needs a reason. */
  SUP,
  /** The clause stays as it is. Needs a reason. */
  NOC
}
