package org.plenary.people;

import io.vertx.core.Future;
import java.time.Clock;
import java.util.Optional;
import org.plenary.http.RateLimit;
import org.plenary.refusal.Refusal;

/**
 * The way in: a password, a limit on tries, a new session. An unknown login, a wrong password and
 * an ended account get the same answer after the same time. Thread-safe.
 */
public final class SignIn {
  /** Tries per login in any 15 minutes, right or wrong. */
  static final int TRIES = 10;

  /** Tries per address in any 15 minutes: a meeting hall shares one address. */
  static final int TRIES_OF_ADDRESS = 200;

  private static final int SPAN = 15 * 60;

  private final Accounts accounts;
  private final Sessions sessions;
  private final Passwords passwords;
  private final Clock clock;
  private final RateLimit perLogin = new RateLimit(TRIES, SPAN);
  private final RateLimit perAddress = new RateLimit(TRIES_OF_ADDRESS, SPAN);

  public SignIn(Accounts accounts, Sessions sessions, Passwords passwords, Clock clock) {
    this.accounts = accounts;
    this.sessions = sessions;
    this.passwords = passwords;
    this.clock = clock;
  }

  /**
   * Opens a session for the first of the account's memberships.
   *
   * <p>Refusals: {@code sign-in.wrong}, {@code sign-in.too-many}, {@code sign-in.busy}, {@code
   * sign-in.no-membership}.
   */
  public Future<Sessions.Opened> signIn(
      String login, String password, String address, String agent) {
    return verified(Accounts.normalLogin(login), password, address)
        .compose(
            account ->
                account.memberships().isEmpty()
                    ? Future.failedFuture(
                        Refusal.of("sign-in.no-membership", "You act for no delegation any longer.")
                            .asException())
                    : sessions.open(account.id(), account.memberships().get(0).id(), agent));
  }

  /**
   * Goes on in another capacity or for another delegation: a new login step, so the password is
   * asked for again and the session gets another token.
   *
   * <p>Refusals: those of {@link #signIn} and {@code membership.unknown}.
   */
  public Future<Sessions.Opened> change(
      SignedIn who, long membership, String password, String address, String agent) {
    return verified(who.login(), password, address)
        .compose(
            account ->
                account.memberships().stream().anyMatch(own -> own.id() == membership)
                    ? sessions.replace(who, membership, agent)
                    : Future.failedFuture(
                        Refusal.of("membership.unknown", "There is no such membership.")
                            .asException()));
  }

  /** Gives oneself another password. All sessions end. Refusals: as above, and the password's. */
  public Future<Void> changePassword(SignedIn who, String password, String fresh, String address) {
    return verified(who.login(), password, address)
        .compose(account -> accounts.setPassword(account.id(), fresh));
  }

  private Future<Account> verified(String login, String password, String address) {
    long now = clock.millis();
    String key = login.length() <= 64 ? login : login.substring(0, 64);
    if (perAddress.take(address, now).isPresent() || perLogin.take(key, now).isPresent()) {
      return Future.failedFuture(
          Refusal.of("sign-in.too-many", "Too many tries. Wait a quarter of an hour.")
              .asException());
    }
    if (password.length() > 200 || !login.matches("[a-z0-9._@-]{1,64}")) {
      return passwords.verify("", null).compose(never -> wrong());
    }
    return accounts
        .byLogin(login)
        .compose(
            account ->
                account
                    .filter(Account::active)
                    .map(one -> accounts.passwordHash(one.id()))
                    .orElse(Future.succeededFuture(Optional.empty()))
                    .compose(hash -> passwords.verify(password, hash.orElse(null)))
                    .compose(
                        right -> right ? Future.succeededFuture(account.orElseThrow()) : wrong()));
  }

  private static <T> Future<T> wrong() {
    return Future.failedFuture(
        Refusal.of("sign-in.wrong", "Login or password is wrong.").asException());
  }
}
