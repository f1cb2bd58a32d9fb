package org.plenary.drafting;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import org.plenary.journal.Entry;
import org.plenary.negotiation.Author;
import org.plenary.negotiation.By;
import org.plenary.negotiation.Negotiation;
import org.plenary.people.Capacity;
import org.plenary.people.Rights;
import org.plenary.people.Voice;
import org.plenary.resolution.ActJson;
import org.plenary.resolution.Command;
import org.plenary.resolution.Decision;
import org.plenary.resolution.State;
import org.plenary.text.Block;
import org.plenary.text.Doc;
import org.plenary.text.Inline;
import org.plenary.text.Kind;
import org.plenary.text.Num;

/**
 * Goes through what a browser will ask for, on a text of its own and without any effect, until the
 * virtual machine has compiled it: the first to come after a restart do not wait for that.
 */
final class Rehearsal {
  private Rehearsal() {}

  private static final int ROUNDS = 60;
  private static final int BLOCKS = 100;
  private static final int COMMITS_IN_ROUND = 40;

  private static final byte[] COMMIT =
      """
      {"t":"commit","seq":1,"base":0,"groups":[[{"stepType":"replace","from":5,"to":5,\
      "slice":{"content":[{"type":"text","text":"x"}]}}]]}"""
          .getBytes(StandardCharsets.UTF_8);

  static final String HELLO = "{\"t\":\"hello\",\"protocol\":1,\"client\":\"rehearsal\"}";
  static final Voice NOBODY = new Voice(0, 0, "", 0, "", "", Capacity.EDITOR);

  /** Takes a few hundred milliseconds; call it beside the event loop. */
  static void run() {
    ActJson.rehearse();
    State state = new State(0, text(), 0, Negotiation.NONE);
    for (int round = 0; round < ROUNDS; round++) {
      Frames.message(welcome(state)).release();
      for (int i = 0; i < COMMITS_IN_ROUND; i++) {
        commit(state);
      }
    }
  }

  private static Message.Welcome welcome(State state) {
    return new Message.Welcome(
        state.version(),
        state.doc(),
        0,
        "",
        NOBODY,
        List.of(NOBODY),
        Rights.codes(NOBODY.capacity()),
        Set.of(),
        List.of());
  }

  private static void commit(State state) {
    if (MessageJson.read(COMMIT) instanceof Message.Commit commit
        && new Command.Edit(commit.base(), commit.groups())
                .decide(state, List.of(), new Author(By.of(NOBODY), 0))
            instanceof Decision.Accepted accepted) {
      long version = accepted.state().version();
      Entry entry = new Entry(0, version, "edit", 0, 0, "rehearsal", commit.seq(), "{}");
      Frames.entries(List.of(entry)).release();
    }
  }

  private static Doc text() {
    List<Block> blocks = new java.util.ArrayList<>();
    for (int i = 0; i < BLOCKS; i++) {
      List<Inline> words = List.of(new Inline.Text("to be said again and again", List.of()));
      blocks.add(new Block("b" + i, Kind.CLAUSE, 0, Num.AUTO, words));
    }
    return new Doc(blocks);
  }
}
