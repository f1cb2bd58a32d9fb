package org.plenary.record;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.plenary.journal.Entry;
import org.plenary.meeting.Publishing;
import org.plenary.proof.Hash;
import org.plenary.publication.Visibility;
import org.plenary.record.BundleCheck.Found;
import org.plenary.resolution.Event;
import org.plenary.resolution.EventJson;
import org.plenary.resolution.State;
import org.plenary.text.Doc;
import org.plenary.wire.DocJson;

/**
 * What the entries of a log tell, checked as it is read: of each resolution the chain of hashes,
 * the versions without a gap, times that never go back; every voice known before it speaks and
 * never for somebody else; every act within the rights of its capacity; every text what its edits
 * add up to; nothing missing that was not erased, withheld or never given out.
 */
final class Story {
  /** Kinds that never change a text: without their words it is still known. */
  static final Set<String> BESIDE_THE_TEXT =
      Set.of(
          "submission",
          "comment",
          "reply",
          "thread",
          "statement",
          "contribution",
          "proposal",
          "received",
          "revision",
          "withdrawal",
          "supporter",
          "position",
          "moderation",
          "answer",
          "delivery",
          "response");

  /** One resolution, as far as it was read. */
  private static final class Stream {
    final Leaf.Listed listed;
    Hash last;
    long version;
    long at;
    boolean withheld;
    State state = State.EMPTY;

    /** The last version whose words are given out. */
    long opened;

    /** Why the text is not known any more; null while it is. */
    @Nullable String lost;

    /** Since which version it is not known, and when that happened. */
    long lostVersion;

    long lostAt;

    /** Of how many erased edits the shape is told. */
    int shapes;

    Stream(Leaf.Listed listed, Hash last) {
      this.listed = listed;
      this.last = last;
    }
  }

  static final String NO_ENTRY = "Words for no entry, or twice for one, or out of order.";

  /** Whether the public is shown everything at once, as far as it was read. */
  private boolean live = true;

  private final List<Publishing.Chosen> chosen = new ArrayList<>();

  /** When the newest entry happened: nothing in a bundle was made before that. */
  private long newest;

  /** The entry that was taken last, until its words are opened; null for one without any. */
  private Leaf.@Nullable Happened taken;

  private long takenAt;

  final SettingStory settings = new SettingStory();
  private final Map<Long, Stream> streams = new TreeMap<>();
  private final Map<Integer, Leaf.Permitted> permitted = new HashMap<>();

  private final Closed closed = new Closed();
  private long opened;
  private int submissions;

  /** Takes the next entry. */
  void take(long index, byte[] bytes, Hash hash) {
    Leaf leaf;
    try {
      leaf = Leaf.parse(bytes);
    } catch (IllegalArgumentException malformed) {
      throw new Found(index, String.valueOf(malformed.getMessage()));
    }
    if (leaf instanceof Leaf.Happened happened) {
      happened(index, happened, hash);
    } else if (leaf instanceof Leaf.Listed listed) {
      check(!streams.containsKey(listed.resolution()), index, "The resolution is listed twice.");
      streams.put(listed.resolution(), new Stream(listed, hash));
    } else if (leaf instanceof Leaf.Permitted voice) {
      check(permitted.put(voice.voice(), voice) == null, index, "The voice is there twice.");
    } else if (leaf instanceof Leaf.Withheld change) {
      stream(index, change.resolution()).withheld = change.withheld();
    } else if (leaf instanceof Leaf.Publishes choice) {
      live = choice.mode().equals(Publishing.Mode.LIVE.code());
      chosen.add(Replay.choice(index, choice));
    } else if (leaf instanceof Leaf.Changed change) {
      settings.take(index, change, permitted.get(change.voice()));
    } else if (leaf instanceof Leaf.Anew again) {
      anew.add(Replay.sentence(index, again));
    } else if (leaf instanceof Leaf.Erased gone) {
      check(gone.entry() < index, index, "It tells of an entry that is not there yet.");
      if (gone.part().equals("words")) {
        closed.erase(gone.entry());
      }
    }
  }

  private void happened(long index, Leaf.Happened leaf, Hash hash) {
    Stream stream = stream(index, leaf.resolution());
    check(
        leaf.previous().equals(stream.last.hex()),
        index,
        "It does not follow the entry of its resolution before it.");
    check(
        leaf.version() == stream.version + 1,
        index,
        "Version " + (stream.version + 1) + " of its resolution is missing.");
    check(leaf.at() >= stream.at, index, "It is older than the entry before it.");
    Leaf.Permitted voice = permitted.get(leaf.voice());
    check(
        voice != null
            && voice.delegation().equals(leaf.delegation())
            && voice.region().equals(leaf.region())
            && voice.capacity().equals(leaf.capacity()),
        index,
        "Its voice may not speak for that delegation.");
    stream.last = hash;
    stream.version = leaf.version();
    stream.at = leaf.at();
    newest = Math.max(newest, leaf.at());
    taken = leaf;
    takenAt = index;
  }

  /** The words of the entry that was taken last, if it has any, were opened or never will be. */
  void settle() {
    Leaf.Happened leaf = taken;
    if (leaf != null) {
      taken = null;
      closed.add(takenAt, leaf);
      Stream stream = stream(takenAt, leaf.resolution());
      if (!BESIDE_THE_TEXT.contains(leaf.kind()) && stream.lost == null) {
        stream.lost = "the words of version " + leaf.version() + " are not given out";
        stream.lostVersion = leaf.version();
        stream.lostAt = leaf.at();
      }
    }
  }

  private Stream stream(long index, long resolution) {
    Stream stream = streams.get(resolution);
    if (stream == null) {
      throw new Found(index, "Its resolution was not listed before.");
    }
    return stream;
  }

  /** Takes what the journal has for the entry that was taken last. */
  void open(JsonNode line) {
    long index = line.path(Bundle.INDEX).asLong(-1);
    Leaf.Happened leaf = taken;
    if (leaf == null || index != takenAt) {
      throw new Found(index, NO_ENTRY);
    }
    taken = null;
    Entry entry =
        new Entry(
            line.path(Bundle.RESOLUTION).asLong(),
            line.path(Bundle.VERSION).asLong(),
            line.path("kind").asText(),
            line.path("voice").asInt(),
            line.path("at").asLong(),
            "offline-",
            1,
            line.path("words").asText());
    check(
        entry.resolution() == leaf.resolution()
            && entry.version() == leaf.version()
            && entry.kind().equals(leaf.kind())
            && entry.voice() == leaf.voice()
            && entry.at() == leaf.at(),
        index,
        "The journal tells something else of it than the log.");
    stream(index, leaf.resolution()).opened = leaf.version();
    if (!Disclosure.isTold(leaf.kind())) {
      check(
          entry.body().isEmpty() && line.path("salt").asText().isEmpty(),
          index,
          "It gives out words that are never given out.");
      submissions++;
      return;
    }
    if (line.path("salt").asText().isEmpty()) {
      shape(index, entry, leaf);
      return;
    }
    check(
        Replay.isWhatWasSaid(line.path("salt").asText(), entry.body(), leaf),
        index,
        "The journal's words are not those in the log.");
    opened++;
    replay(index, entry, leaf);
  }

  /** Words that nothing proves are taken only where they say nothing: of what was erased. */
  private void shape(long index, Entry entry, Leaf.Happened leaf) {
    check(
        Disclosure.isShape(entry.kind(), entry.body()),
        index,
        "The journal's words are not those in the log.");
    closed.addShape(index, leaf);
    stream(index, leaf.resolution()).shapes++;
    replay(index, entry, leaf);
  }

  private void replay(long index, Entry entry, Leaf.Happened leaf) {
    Stream stream = stream(index, leaf.resolution());
    try {
      Event event = EventJson.event(entry);
      check(Replay.may(event, leaf), index, "Its author had no right to it.");
      if (stream.lost == null) {
        stream.state = Replay.after(stream.state, event, leaf.version());
      }
    } catch (IllegalStateException | IllegalArgumentException | NullPointerException damaged) {
      throw new Found(index, "It cannot have happened: " + damaged.getMessage());
    }
  }

  /** All words were read: what is missing must have a reason. */
  void end() {
    Closed.Counted counted =
        closed.count(
            (index, one) -> stream(index, one.resolution()).withheld,
            (index, one) -> isWaiting(stream(index, one.resolution()), one.version(), one.at()));
    opens = opened + " entries opened; not opened: " + submissions + counted.line();
  }

  /** Whether the public is not shown a version yet: nothing after it is given out either. */
  private boolean isWaiting(Stream stream, long version, long at) {
    return !live && version > stream.opened && at > Visibility.shownUpTo(chosen, newest);
  }

  private boolean isLost(Stream stream) {
    return stream.lost != null && !isWaiting(stream, stream.lostVersion, stream.lostAt);
  }

  private String opens = "";
  private final List<String> anew = new ArrayList<>();

  /** As what the server shows the resolutions, by number. */
  void listed(Map<Long, JsonNode> shown) {
    check(shown.keySet().equals(streams.keySet()), -1, "It shows other resolutions than the log.");
    streams.forEach(
        (number, stream) -> {
          JsonNode now = shown.get(number);
          Leaf.Listed then = stream.listed;
          boolean same =
              now != null
                  && now.path("slug").asText().equals(then.slug())
                  && now.path("symbol").asText().equals(then.symbol())
                  && now.path("title").asText().equals(then.title())
                  && now.path("language").asText().equals(then.language());
          check(same, -1, "The server shows " + then.slug() + " under another name than the log.");
        });
  }

  /** What the server takes the voices for, by number. */
  void voices(Map<Integer, JsonNode> voices) {
    for (int voice : voices.keySet()) {
      check(permitted.containsKey(voice), -1, "The log does not know of voice " + voice + ".");
    }
    permitted.forEach(
        (number, voice) -> {
          JsonNode now = voices.get(number);
          boolean same =
              now != null
                  && now.path("delegation").asText().equals(voice.delegation())
                  && now.path("region").asText().equals(voice.region())
                  && now.path("capacity").asText().equals(voice.capacity());
          check(same, -1, "The server takes voice " + number + " for another than the log does.");
        });
  }

  /** The resolutions whose text is known. */
  Set<Long> replayed() {
    Set<Long> known = new TreeSet<>();
    streams.forEach(
        (id, stream) -> {
          boolean shown = live ? stream.version > 0 : stream.opened > 0;
          if (!isLost(stream) && !stream.withheld && shown) {
            known.add(id);
          }
        });
    return known;
  }

  /** The text as it was published; one that could not be replayed must be a text all the same. */
  void compare(long resolution, JsonNode text) {
    Stream stream = streams.get(resolution);
    check(stream != null, -1, "The log does not know of resolution " + resolution + ".");
    Stream known = Objects.requireNonNull(stream);
    check(
        !known.withheld, -1, "The text of " + known.listed.slug() + " is withheld, and yet here.");
    long version = text.path(Bundle.VERSION).asLong();
    shown(resolution, known, version);
    boolean same;
    try {
      Doc doc = DocJson.read(text.path("doc").toString());
      same = isLost(known) || doc.equals(known.state.doc());
    } catch (RuntimeException malformed) {
      same = false;
    }
    check(
        same,
        -1,
        "The text of "
            + known.listed.slug()
            + " at version "
            + version
            + " is not what its entries add up to.");
  }

  /**
   * A text is shown at the newest version, or at one whose words are given out as far as it goes.
   */
  private void shown(long resolution, Stream stream, long version) {
    boolean whole = version == stream.version || !live && version < stream.version;
    check(
        whole && version >= stream.opened,
        -1,
        "The text of " + stream.listed.slug() + " is not that of version " + stream.version + ".");
    closed.checkNoneWaits(
        resolution, version, (index, one) -> isWaiting(stream, one.version(), one.at()));
  }

  /** What was found good, a line each. */
  List<String> lines() {
    List<String> lines = new ArrayList<>(anew);
    lines.add(opens);
    if (settings.size() > 0) {
      lines.add(settings.size() + " changes of settings, as the server shows them");
    }
    for (Stream stream : streams.values()) {
      String what = stream.listed.slug() + " (" + stream.listed.symbol() + "): ";
      String versions = stream.version + " versions";
      if (stream.withheld) {
        lines.add(what + versions + ", withheld");
      } else if (isLost(stream)) {
        lines.add(what + versions + ", the text not replayed: " + stream.lost);
      } else {
        boolean waits = !live && stream.version > stream.opened;
        String rest = waits ? ", as far as it is public, up to version " + stream.opened : "";
        String shapes =
            stream.shapes == 0
                ? ""
                : "; of " + stream.shapes + " erased edits only the shape, as the server tells it";
        lines.add(what + versions + ", replayed: the published text" + rest + shapes);
      }
    }
    return lines;
  }

  private static void check(boolean good, long index, String sentence) {
    if (!good) {
      throw new Found(index, sentence);
    }
  }
}
