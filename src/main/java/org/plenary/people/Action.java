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
  /** Declare clauses agreed, and open them again. */
  LOCK,
  /** Put meetings and resolutions on the agenda and read texts in. */
  IMPORT,
  /** Make a text or meeting public, or take it back. */
  PUBLISH,
  /** Make, change and end accounts, delegations and memberships. */
  ACCOUNTS;

  /** As sent to the browser: lower case. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }
}
