package org.plenary.record;

import java.util.Base64;
import org.plenary.meeting.Publishing;
import org.plenary.negotiation.By;
import org.plenary.negotiation.Negotiation;
import org.plenary.negotiation.Rules;
import org.plenary.people.Action;
import org.plenary.people.Capacity;
import org.plenary.people.Rights;
import org.plenary.proof.Commitment;
import org.plenary.record.BundleCheck.Found;
import org.plenary.resolution.Event;
import org.plenary.resolution.State;
import org.plenary.text.Doc;

/** What one entry may be and does, for {@link Story}: pure. */
final class Replay {
  private Replay() {}

  static boolean isWhatWasSaid(String salt, String words, Leaf.Happened leaf) {
    try {
      return Commitment.of(Base64.getDecoder().decode(salt), words).hex().equals(leaf.words());
    } catch (IllegalArgumentException malformed) {
      return false;
    }
  }

  static boolean may(Event event, Leaf.Happened leaf) {
    Capacity capacity = Capacity.of(leaf.capacity()).orElse(null);
    if (capacity == null) {
      return false;
    }
    if (event instanceof Event.Acted acted) {
      By by = acted.by();
      boolean old = by.delegation() == 0 && by.name().isEmpty();
      boolean same =
          old
              || by.name().equals(leaf.delegation())
                  && by.region().equals(leaf.region())
                  && by.capacity() == capacity;
      return same && Rights.may(capacity, Rules.right(acted.act()));
    }
    Action right = event instanceof Event.TextSet ? Action.IMPORT : Action.EDIT;
    return Rights.may(capacity, right) || capacity == Capacity.SERVER;
  }

  /** The text after an entry; what is beside the text is not followed. */
  static State after(State before, Event event, long version) {
    Event edit = event instanceof Event.Acted acted ? acted.edited() : event;
    Doc doc = edit == null ? before.doc() : edit.after(before).doc();
    return new State(version, doc, before.base(), Negotiation.NONE);
  }

  static String sentence(long index, Leaf.Anew again) {
    return "begun anew at entry "
        + index
        + ": it does not continue the checkpoint of "
        + again.size()
        + " entries of "
        + again.origin()
        + ", because: "
        + again.reason();
  }

  static Publishing.Chosen choice(long index, Leaf.Publishes choice) {
    for (Publishing.Mode mode : Publishing.Mode.values()) {
      if (mode.code().equals(choice.mode())) {
        return new Publishing.Chosen(new Publishing(mode, choice.minutes()), choice.at());
      }
    }
    throw new Found(index, "Nobody knows when that is public: " + choice.mode());
  }
}
