package org.plenary.drafting;

import io.netty.buffer.ByteBuf;
import io.vertx.core.internal.ContextInternal;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Those who have a resolution open and do not write in it. They stay on the event loop that took
 * their connections; the room hands a frame over for all of them together, and what follows is not
 * its time. Made and called in the room; what is handed over is done in that order.
 */
final class Gallery {
  private final ContextInternal hall;
  private final ContextInternal room;

  /** On the hall's event loop only. */
  private final Set<Listener> listeners = new LinkedHashSet<>();

  /** One who listens. */
  static final class Listener {
    final Peer peer;
    private final LongConsumer behind;
    private long sent;

    /** The one it enters; in the room. */
    @Nullable Gallery gallery;

    /**
     * @param behind told in the room where it could not take an entry, with the version it has; it
     *     listens no more then
     */
    Listener(Peer peer, LongConsumer behind) {
      this.peer = peer;
      this.behind = behind;
    }
  }

  Gallery(ContextInternal hall, ContextInternal room) {
    this.hall = hall;
    this.room = room;
  }

  void enter(Listener listener, long sent) {
    listener.gallery = this;
    hall.runOnContext(
        v -> {
          listener.sent = sent;
          listeners.add(listener);
        });
  }

  /**
   * @param then told in the room which version it has; 0 where it did not listen any more
   */
  void leave(Listener listener, LongConsumer then) {
    hall.runOnContext(
        v -> {
          long sent = listeners.remove(listener) ? listener.sent : 0;
          room.runOnContext(w -> then.accept(sent));
        });
  }

  /** Entries first..last; the frame is ours now. */
  void entries(ByteBuf frame, long first, long last) {
    hall.runOnContext(
        v -> {
          for (Listener one : List.copyOf(listeners)) {
            if (one.sent + 1 == first && one.peer.isWritable()) {
              one.sent = last;
              one.peer.write(frame.retainedDuplicate());
            } else if (one.sent < last) {
              listeners.remove(one);
              long sent = one.sent;
              room.runOnContext(w -> one.behind.accept(sent));
            }
          }
          frame.release();
        });
  }

  /** Something that may be left out; the frame is ours now. */
  void offer(ByteBuf frame) {
    hall.runOnContext(
        v -> {
          for (Listener one : listeners) {
            if (one.peer.isWritable()) {
              one.peer.write(frame.retainedDuplicate());
            }
          }
          frame.release();
        });
  }
}
