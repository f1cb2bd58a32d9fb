package org.plenary.people;

import java.time.Instant;

/**
 * The person behind a valid session: the only source of who speaks. Does not hold the token.
 *
 * @param session number of the session, for listing, revoking and {@link Sessions#onEnd}
 * @param account number of the account
 * @param login the account's name for signing in
 * @param membership the chosen membership
 * @param voice stamped on everything this session does
 * @param created when the person signed in; the session ends {@link Sessions#ABSOLUTE} after
 */
public record SignedIn(
    long session, long account, String login, long membership, Voice voice, Instant created) {

  public boolean may(Action action) {
    return Rights.may(voice.capacity(), action);
  }
}
