package org.plenary.drafting;

import io.netty.buffer.ByteBuf;
import io.netty.channel.EventLoop;
import io.vertx.core.Vertx;
import io.vertx.core.internal.ContextInternal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.LongConsumer;
import org.plenary.journal.Entry;
import org.plenary.people.Voice;
import org.plenary.people.Voices;
import org.plenary.resolution.Batch;
import org.plenary.resolution.OpenResolution;
import org.plenary.resolution.State;

/**
 * Everybody who has one resolution open. Lives on the resolution's context. What is committed goes
 * at once to all who write, as one frame, and gathered to the {@link Gallery}; carets are gathered
 * and sent a few times a second.
 */
final class Audience {
  private static final long PRESENCE_MS = 100;
  private static final long BEAT_MS = 15_000;

  /** How long entries are gathered for those who only read, where they are few. */
  private static final long GALLERY_MS = 100;

  /** So many readers more, and it is a millisecond longer: writing to them takes its time, too. */
  private static final int READERS_A_MS = 5;

  private static final long GALLERY_MOST_MS = 500;

  private final Vertx vertx;
  private final OpenResolution resolution;
  private final Voices voices;
  private final ContextInternal room;
  private final WrittenTexts texts;

  /** By the event loop that takes the connections: there may be several. */
  private final Map<EventLoop, Gallery> galleries = new LinkedHashMap<>();

  /** Everybody who said hello. */
  private final Set<LiveSocket> sockets = new LinkedHashSet<>();

  /** Those of them who do not listen in the gallery: at the table, or behind. */
  private final Set<LiveSocket> attending = new LinkedHashSet<>();

  private final List<Entry> gathered = new ArrayList<>();
  private final Map<Integer, Voice> known = new HashMap<>();
  private final Map<String, Message.Present> present = new LinkedHashMap<>();
  private final Map<String, Message.Present> moved = new LinkedHashMap<>();
  private final Set<String> gone = new LinkedHashSet<>();
  private final Runnable unfollow;
  private final long beat;
  private boolean presenceDue;
  private boolean galleryDue;
  private int here;
  private boolean closed;

  Audience(
      Vertx vertx,
      ContextInternal room,
      OpenResolution resolution,
      Voices voices,
      WrittenTexts texts) {
    this.texts = texts;
    this.vertx = vertx;
    this.room = room;
    this.resolution = resolution;
    this.voices = voices;
    this.unfollow = resolution.follow(this::tell);
    this.beat = vertx.setPeriodic(BEAT_MS, id -> beat());
  }

  OpenResolution resolution() {
    return resolution;
  }

  /** The text as JSON, in UTF-8. */
  byte[] text(State state) {
    return texts.of(resolution.id(), state.doc());
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
    attending.add(socket);
  }

  /** It has everything up to a version and listens in the gallery from there on. */
  void listen(LiveSocket socket, Gallery.Listener listener, long has) {
    tellGallery();
    attending.remove(socket);
    ContextInternal hall = listener.peer.hall();
    galleries
        .computeIfAbsent(hall.nettyEventLoop(), loop -> new Gallery(hall, room))
        .enter(listener, has);
  }

  /** It listens in the gallery no more; what it is told it is told from here. */
  void attend(LiveSocket socket) {
    if (sockets.contains(socket)) {
      attending.add(socket);
    }
  }

  /** See {@link Gallery#leave}. */
  void leaveGallery(Gallery.Listener listener, LongConsumer then) {
    Gallery gallery = listener.gallery;
    if (gallery == null) {
      then.accept(0);
    } else {
      gallery.leave(listener, then);
    }
  }

  /** One that was expected did not come; true if nobody is left. */
  boolean turnAway() {
    here--;
    return here == 0;
  }

  /** One that was expected leaves, whether it entered or not; true if nobody is left. */
  boolean leave(LiveSocket socket) {
    sockets.remove(socket);
    attending.remove(socket);
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
    if (!attending.isEmpty()) {
      long first = batch.entries().get(0).version();
      long last = batch.state().version();
      ByteBuf frame = Frames.entries(batch.entries());
      for (LiveSocket socket : List.copyOf(attending)) {
        socket.entries(frame, first, last);
      }
      frame.release();
    }
    gather(batch.entries());
  }

  /** Whoever only reads is told a few times a second: one frame, however many they are. */
  private void gather(List<Entry> entries) {
    if (sockets.size() == attending.size() && gathered.isEmpty()) {
      return;
    }
    gathered.addAll(entries);
    if (!galleryDue) {
      galleryDue = true;
      vertx.setTimer(
          gatheringTime(),
          id -> {
            galleryDue = false;
            tellGallery();
          });
    }
  }

  private long gatheringTime() {
    int readers = sockets.size() - attending.size();
    return Math.min(GALLERY_MOST_MS, GALLERY_MS + readers / READERS_A_MS);
  }

  private void tellGallery() {
    if (!gathered.isEmpty()) {
      long first = gathered.get(0).version();
      long last = gathered.get(gathered.size() - 1).version();
      ByteBuf frame = Frames.entries(gathered);
      galleries.values().forEach(one -> one.entries(frame.retainedDuplicate(), first, last));
      frame.release();
      gathered.clear();
    }
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
    for (LiveSocket socket : attending) {
      socket.offer(frame);
    }
    if (sockets.size() > attending.size()) {
      galleries.values().forEach(one -> one.offer(frame.retainedDuplicate()));
    }
    frame.release();
  }
}
