package org.plenary.drafting;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.plenary.people.Voice;
import org.plenary.text.Step;

/** All that crosses a live socket; docs/protocol.md says what each means. */
public sealed interface Message {

  /** What a browser may say. */
  sealed interface FromBrowser extends Message {}

  /** What the server says; entries themselves are written by {@link Frames}. */
  sealed interface ToBrowser extends Message {}

  /**
   * @param version what the browser has; absent: send the whole text
   */
  record Hello(int protocol, String client, @Nullable Long version) implements FromBrowser {}

  record Commit(int seq, long base, List<List<Step>> groups) implements FromBrowser {}

  /** A caret in positions of a version; without positions the person has left the text. */
  record Caret(long version, @Nullable Integer anchor, @Nullable Integer head)
      implements FromBrowser {}

  /** The text comes with it where the browser has none: {@link Frames#welcome}. */
  record Welcome(
      long version,
      int seq,
      String session,
      Voice voice,
      Collection<Voice> voices,
      List<String> rights,
      Set<String> locked,
      List<Present> others)
      implements ToBrowser {}

  /** Somebody's caret as the others see it. */
  record Present(String session, int voice, Caret caret) {}

  record Presence(Collection<Present> changed, Collection<String> gone) implements ToBrowser {}

  record Spoke(Voice voice) implements ToBrowser {}

  record Refused(String code, String sentence, @Nullable Integer seq) implements ToBrowser {}

  record Beat(long version) implements ToBrowser {}
}
