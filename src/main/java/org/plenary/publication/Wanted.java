package org.plenary.publication;

import io.vertx.core.http.HttpServerRequest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.plenary.people.Voice;

/**
 * What a reader wants to see of a timeline. Fields are empty where it does not matter.
 *
 * @param region its code; {@link #NONE} for those who stand for none
 * @param delegation its number, 0 for any
 * @param capacity its code
 * @param kind one of {@link #KINDS}
 * @param clause id of a clause
 * @param before only what ended before this version, 0 for all
 * @param after only what ended after this version
 */
public record Wanted(
    String region,
    long delegation,
    String capacity,
    String kind,
    String clause,
    long before,
    long after) {

  static final Wanted ALL = new Wanted("", 0, "", "", "", 0, 0);

  /** Stands for no region. */
  public static final String NONE = "-";

  private static final Map<String, List<String>> GROUPS = groups();

  /** What can be asked for, in the order of the form; parts of message keys. */
  public static final List<String> KINDS = List.copyOf(GROUPS.keySet());

  private static Map<String, List<String>> groups() {
    Map<String, List<String>> groups = new LinkedHashMap<>();
    groups.put("text", List.of("edit", "text"));
    groups.put(
        "inputs",
        List.of(
            "contribution",
            "proposal",
            "revision",
            "withdrawal",
            "supporter",
            "comment",
            "reply",
            "thread",
            "statement",
            "submission",
            "moderation"));
    groups.put("positions", List.of("position"));
    groups.put(
        "decisions", List.of("brackets", "brackets-lifted", "taken-up", "taken-back", "adoption"));
    groups.put("answers", List.of("answer", "response", "due"));
    groups.put(
        "status",
        List.of("clause-status", "silence", "silence-end", "sitting", "naming", "adoption"));
    return groups;
  }

  /** Reads the fields of the form; what means nothing is left out. */
  static Wanted of(HttpServerRequest request) {
    String delegation = word(request.getParam("delegation"), "[1-9][0-9]{0,14}");
    String kind = word(request.getParam("kind"), "[a-z]{1,20}");
    return new Wanted(
        word(request.getParam("region"), "[A-Z]{2,10}|-"),
        delegation.isEmpty() ? 0 : Long.parseLong(delegation),
        word(request.getParam("capacity"), "[a-z]{1,20}"),
        GROUPS.containsKey(kind) ? kind : "",
        word(request.getParam("clause"), "[^\\p{Cntrl}]{1,80}"),
        version(request.getParam("before")),
        version(request.getParam("after")));
  }

  private static String word(@Nullable String value, String form) {
    return value != null && value.matches(form) ? value : "";
  }

  private static long version(@Nullable String value) {
    return value != null && value.matches("[1-9][0-9]{0,14}") ? Long.parseLong(value) : 0;
  }

  Wanted before(long version) {
    return new Wanted(region, delegation, capacity, kind, clause, version, 0);
  }

  Wanted after(long version) {
    return new Wanted(region, delegation, capacity, kind, clause, 0, version);
  }

  Wanted of(long delegationOnly) {
    return new Wanted(region, delegationOnly, capacity, kind, clause, before, after);
  }

  Wanted of(String regionOnly) {
    return new Wanted(regionOnly, delegation, capacity, kind, clause, before, after);
  }

  Wanted on(String id) {
    return new Wanted(region, delegation, capacity, kind, id, before, after);
  }

  /** Whether anything is left out. */
  public boolean filters() {
    return asksForVoices() || !kind.isEmpty() || !clause.isEmpty();
  }

  boolean asksForVoices() {
    return !region.isEmpty() || delegation > 0 || !capacity.isEmpty();
  }

  boolean takes(Voice voice) {
    return (region.isEmpty() || (region.equals(NONE) ? "" : region).equals(voice.region()))
        && (delegation == 0 || delegation == voice.delegationId())
        && (capacity.isEmpty() || capacity.equals(voice.capacity().code()));
  }

  /** Kinds of entries; null for all. */
  @Nullable List<String> kinds() {
    return GROUPS.get(kind);
  }

  /** The same question in the one way of asking it; empty or like {@code region=ATU&kind=text}. */
  public String query() {
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("region", region);
    fields.put("delegation", delegation == 0 ? "" : String.valueOf(delegation));
    fields.put("capacity", capacity);
    fields.put("kind", kind);
    fields.put("clause", clause);
    fields.put("before", before == 0 ? "" : String.valueOf(before));
    fields.put("after", after == 0 ? "" : String.valueOf(after));
    StringBuilder query = new StringBuilder();
    fields.forEach(
        (name, value) -> {
          if (!value.isEmpty()) {
            query.append(query.isEmpty() ? "" : "&").append(name).append('=');
            query.append(URLEncoder.encode(value, StandardCharsets.UTF_8));
          }
        });
    return query.toString();
  }

  /** As an address's end: with a question mark where there is something to ask. */
  public String asked() {
    String query = query();
    return query.isEmpty() ? "" : "?" + query;
  }
}
