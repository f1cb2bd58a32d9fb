package org.plenary.journal;

/**
 * One stored fact about a resolution.
 *
 * @param version its place in the resolution's log, from 1, dense
 * @param kind what it is, lower case with dashes
 * @param voice number of the voice that spoke
 * @param at milliseconds since 1970 by the server's clock; never smaller than the entry before
 * @param client the name its sender gave itself, {@code [A-Za-z0-9_-]{8,40}}
 * @param seq 1, 2, 3 ... of that client
 * @param body JSON text
 */
public record Entry(
    long resolution,
    long version,
    String kind,
    int voice,
    long at,
    String client,
    int seq,
    String body) {

  /** Appends the form in which everybody outside sees it (docs/protocol.md, "entry"). */
  public void appendJson(StringBuilder out) {
    out.append("{\"v\":").append(version);
    out.append(",\"kind\":\"").append(kind);
    out.append("\",\"by\":").append(voice);
    out.append(",\"at\":").append(at);
    out.append(",\"client\":\"").append(client);
    out.append("\",\"seq\":").append(seq);
    out.append(",\"body\":").append(body).append('}');
  }
}
