package org.plenary.drafting;

import io.netty.buffer.ByteBuf;
import io.vertx.core.Vertx;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.plenary.journal.Entry;
import org.plenary.people.Voice;
import org.plenary.people.Voices;
import org.plenary.resolution.Batch;
import org.plenary.resolution.OpenResolution;

/**
 * Everybody who has one resolution open. Lives on the resolution's context. What is committed goes
 * to all sockets as one frame; carets are gathered and sent a few times a second.
 */
final class Audience {
  private static final long PRESENCE_MS = 100;
  private static final long BEAT_MS = 15_000;

  private final Vertx vertx;
  private final OpenResolution resolution;
  private final Voices voices;
  private final Set<LiveSocket> sockets = new LinkedHashSet<>();
  private final Map<Integer, Voice> known = new HashMap<>();
  private final Map<String, Message.Present> present = new LinkedHashMap<>();
  private final Map<String, Message.Present> moved = new LinkedHashMap<>();
  private final Set<String> gone = new LinkedHashSet<>();
  private final Runnable unfollow;
  private final long beat;
  private boolean presenceDue;
  private int here;
  private boolean closed;

  Audience(Vertx vertx, OpenResolution resolution, Voices voices) {
    this.vertx = vertx;
    this.resolution = resolution;
    this.voices = voices;
    this.unfollow = resolution.follow(this::tell);
    this.beat = vertx.setPeriodic(BEAT_MS, id -> beat());
  }

  OpenResolution resolution() {
    return resolution;
  }

  /** Those whose voices appear in the text or who are here. */
  List<Voice> voices() {
    return List.copyOf(known.values());
  }

  List<Message.Present> present() {
    return List.copyOf(present.values());
  }

  /** Somebody is at the door, before the line stands and says hello: stays open for them. */
  void expect() {
    here++;
  }

  /** From now on it is told what is committed; it was expected before. */
  void enter(LiveSocket socket) {
    sockets.add(socket);
  }

  /** One that was expected did not come; true if nobody is left. */
  boolean turnAway() {
    here--;
    return here == 0;
  }

  /** One that was expected leaves, whether it entered or not; true if nobody is left. */
  boolean leave(LiveSocket socket) {
    sockets.remove(socket);
    if (present.remove(socket.session()) != null) {
      moved.remove(socket.session());
      gone.add(socket.session());
      presenceSoon();
    }
    return turnAway();
  }

  /** Whether nothing is told here any more. */
  boolean isClosed() {
    return closed;
  }

  void close() {
    closed = true;
    unfollow.run();
    vertx.cancelTimer(beat);
  }

  /** Makes voices known before entries use them. */
  void introduce(Iterable<Voice> some) {
    for (Voice voice : some) {
      if (known.put(voice.id(), voice) == null) {
        broadcast(Frames.message(new Message.Spoke(voice)));
      }
    }
  }

  void moved(Message.Present one) {
    present.put(one.session(), one);
    moved.put(one.session(), one);
    presenceSoon();
  }

  private void tell(Batch batch) {
    introduceOf(batch.entries());
    long first = batch.entries().get(0).version();
    long last = batch.state().version();
    ByteBuf frame = Frames.entries(batch.entries());
    for (LiveSocket socket : sockets) {
      socket.entries(frame, first, last);
    }
    frame.release();
  }

  /** Voices of entries that came by another road than our sockets. */
  void introduceOf(List<Entry> entries) {
    Set<Integer> missing = new HashSet<>();
    for (Entry entry : entries) {
      if (!known.containsKey(entry.voice())) {
        missing.add(entry.voice());
      }
    }
    if (!missing.isEmpty()) {
      voices.byIds(missing).onSuccess(found -> introduce(found.values()));
    }
  }

  private void presenceSoon() {
    if (!presenceDue) {
      presenceDue = true;
      vertx.setTimer(PRESENCE_MS, id -> sendPresence());
    }
  }

  private void sendPresence() {
    presenceDue = false;
    broadcast(Frames.message(new Message.Presence(new ArrayList<>(moved.values()), gone)));
    moved.clear();
    gone.clear();
  }

  private void beat() {
    for (LiveSocket socket : List.copyOf(sockets)) {
      socket.check();
    }
    broadcast(Frames.message(new Message.Beat(resolution.state().version())));
  }

  /** To all who can take it just now: what may be dropped. */
  private void broadcast(ByteBuf frame) {
    for (LiveSocket socket : sockets) {
      socket.offer(frame);
    }
    frame.release();
  }
}
