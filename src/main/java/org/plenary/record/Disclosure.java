package org.plenary.record;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.TreeMap;
import org.plenary.journal.Entry;
import org.plenary.people.Voice;
import org.plenary.proof.Canonical;

/**
 * What the log of a meeting tells, decided here and nowhere else.
 *
 * <p>In the clear, for ever: that something happened to a resolution, its version, when, of which
 * kind, by which voice (a number), for which delegation and region, in which capacity; the symbol,
 * title and address of each resolution; that a resolution was withheld or given back; that
 * something was erased, and on what ground; when the meeting is public; which of its settings was
 * changed from what to what, and by which voice. That is told of what the public is not shown yet,
 * too. Whoever speaks alone for a delegation can be known from that: a meeting must say so to those
 * it admits.
 *
 * <p>Behind one commitment, the <em>words</em>: what the entry says, as the public may read it.
 * Salt and words are given out in the bundle; not while the resolution is withheld, not before the
 * public is shown the entry, where a meeting is public with a delay or at stages; not of a public
 * submission (what it says lies behind a commitment of its own, and which clause it is about is
 * shown only after the secretariat let it through), and never again once they were erased. Of an
 * entry that changed the text and was erased the <em>shape</em> is given out instead, without a
 * salt: where it changed the text and how long its words were, each of them a row of blocks. Nobody
 * can check it against the log; but with it everything after can be checked.
 *
 * <p>Behind another, the <em>person</em>: the number of who it was, which browser tab it came from,
 * and the name of a speaker whose statement was put on record. Its salt is given to nobody but the
 * secretariat, in a bundle of its own. E-mail addresses are in no entry.
 *
 * <p>A resolution enters when it is public; drafts that delegations prepare are on no agenda and
 * never enter, not even as hashes, for how many there are and when is theirs alone.
 */
final class Disclosure {
  private static final String SPEAKER = "speaker";
  private static final String STATEMENT = "statement";
  private static final String SUBMISSION = "submission";

  private Disclosure() {}

  /** What the entry says, as the public may read it. */
  static String words(Entry entry) {
    if (!entry.kind().equals(STATEMENT)) {
      return entry.body();
    }
    ObjectNode body = body(entry);
    body.put(SPEAKER, "");
    return body.toString();
  }

  /** Who it was, in its one spelling. */
  static String person(Entry entry, long person) {
    Map<String, Object> fields = new TreeMap<>();
    fields.put("person", person);
    fields.put("client", entry.client());
    fields.put("seq", entry.seq());
    if (entry.kind().equals(STATEMENT)) {
      fields.put(SPEAKER, body(entry).path(SPEAKER).asText());
    }
    return Canonical.text(fields);
  }

  /** Who a voice belongs to, in its one spelling. */
  static String person(Voice voice) {
    return Canonical.text(Map.of("person", voice.personId()));
  }

  /** Whether the words of such an entry are given out. */
  static boolean isTold(String kind) {
    return !kind.equals(SUBMISSION);
  }

  /** Whether this is the shape of an entry whose words were erased, to be given out instead. */
  static boolean isShape(String kind, String body) {
    return isTold(kind) && !Story.BESIDE_THE_TEXT.contains(kind) && Blank.isBlank(body);
  }

  private static ObjectNode body(Entry entry) {
    try {
      return (ObjectNode) Leaf.MAPPER.readTree(entry.body());
    } catch (JsonProcessingException damaged) {
      throw new IllegalStateException("Entry " + entry.version() + " cannot be read.", damaged);
    }
  }
}
