package org.plenary.publication;

/**
 * A document that somebody waits for, as its page shows it.
 *
 * @param address where it is fetched
 * @param percent how far it is
 * @param working false while others are made before it
 * @param cancelled whether it is waited for no longer
 * @param made whether it is there
 */
public record Waiting(
    String ticket, String address, int percent, boolean working, boolean cancelled, boolean made) {

  /** Key of the page's title. */
  String title() {
    return made ? "wait.ready" : cancelled ? "wait.ended" : "wait.title";
  }
}
