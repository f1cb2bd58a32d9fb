package org.plenary.people;

import java.util.Locale;

/** What somebody may or may not do. */
public enum Action {
  /** See the public pages and take out exports. */
  READ,
  /** Open the drafting page: the live text with who is present. */
  FOLLOW,
  /** Change the text of an open resolution. */
  EDIT,
  /** Remark on clauses and proposals, take back what is one's own. */
  COMMENT,
  /** Acknowledge or contest the answer to what one handed in. */
  RESPOND,
  /** Hand in and revise proposals, support those of others. */
  PROPOSE,
  /** Say what the delegation thinks of a proposal or clause; object. */
  POSITION,
  /** Take proposals up into the text, and out again. */
  TAKE_UP,
  /** Decide: publish answers, lift brackets, close a sitting, adopt. */
  DECIDE,
  /** Put on record what was said in the room. */
  RECORD,
  /** Look at public submissions before they are shown. */
  MODERATE,
  /** Hand in something from outside, without an account. */
  SUBMIT,
  /** What only the server does: note that an answer was delivered, end a silence by its clock. */
  DELIVER,
  /** Declare clauses agreed, and open them again; give versions names. */
  LOCK,
  /** Put meetings and resolutions on the agenda and read texts in. */
  IMPORT,
  /** Make a text or meeting public, or take it back. */
  PUBLISH,
  /** Make, change and end accounts, delegations and memberships. */
  ACCOUNTS;

  /** As sent to the browser: lower case. */
  public String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
