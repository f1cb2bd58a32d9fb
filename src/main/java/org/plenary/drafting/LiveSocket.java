package org.plenary.drafting;

import io.netty.buffer.ByteBuf;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import io.vertx.core.Vertx;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.plenary.http.TokenBucket;
import org.plenary.journal.Entry;
import org.plenary.people.Rights;
import org.plenary.people.Voice;
import org.plenary.refusal.Refusal;
import org.plenary.refusal.Refused;
import org.plenary.resolution.Command;
import org.plenary.resolution.State;
import org.plenary.resolution.Submission;

/**
 * One browser on one resolution. Who speaks was settled when the socket opened and cannot change.
 * Lives on the resolution's context.
 *
 * <p>Sending: it begins in the {@link Gallery}, where entries come gathered; from its first caret
 * or commit on it sits at the table and gets each frame of the audience at once. One that cannot
 * take it falls behind: nothing is queued for it; when its buffer has drained it is sent what it
 * missed, and if that takes too long it is cut off and comes back with its version.
 */
final class LiveSocket implements Peer.Ear {
  private static final Logger LOG = Logger.getLogger(LiveSocket.class.getName());

  private static final int PROTOCOL = 1;
  private static final long HELLO_MS = 5_000;
  private static final long SILENT_MS = 45_000;
  private static final long BEHIND_MS = 15_000;
  private static final int CATCH_UP = 500;

  /** Where it is: on the event loop of all connections, or on the room's own. */
  private enum Place {
    GALLERY,
    ON_THE_WAY,
    TABLE
  }

  static final short FLOOD = 1008;
  static final short MAY_NOT = 4003;
  static final short TOO_SLOW = 4008;

  private final Vertx vertx;
  private final Audience audience;
  private final Peer peer;
  private final Gallery.Listener listener;
  private final Consumer<LiveSocket> left;
  private final String session;
  private final Voice voice;
  private final Limits limits;
  private final long helloTimer;
  private TokenBucket commits;
  private TokenBucket frames;
  private long heard;
  private @Nullable String client;
  private boolean welcomed;
  private boolean closed;
  private boolean ended;
  private Place place = Place.GALLERY;
  private Runnable farewell = () -> {};

  /** What is to be sent when it has moved. */
  private final List<ByteBuf> waiting = new ArrayList<>();

  private boolean paused;
  private long sent;
  private boolean live;
  private long behindSince;
  private final Assembly assembly;

  LiveSocket(
      Vertx vertx,
      Audience audience,
      Peer peer,
      String session,
      Voice voice,
      Limits limits,
      Consumer<LiveSocket> left) {
    this.vertx = vertx;
    this.audience = audience;
    this.peer = peer;
    this.listener = new Gallery.Listener(peer, this::behind);
    this.left = left;
    this.session = session;
    this.voice = voice;
    this.limits = limits;
    this.assembly = new Assembly(limits.message());
    this.heard = System.currentTimeMillis();
    this.commits = limits.commits(heard);
    this.frames = limits.frames(heard);
    this.helloTimer = vertx.setTimer(HELLO_MS, id -> close(FLOOD, "hello.missing"));
  }

  Audience audience() {
    return audience;
  }

  /** The name by which others know this tab while it is here. */
  String session() {
    return session;
  }

  // In

  @Override
  public void alive() {
    heard = System.currentTimeMillis();
  }

  @Override
  public void broken() {
    close((short) 1009, "frame.refused");
  }

  @Override
  public void frame(WebSocketFrame frame) {
    heard = System.currentTimeMillis();
    if (closed) {
      return;
    }
    try {
      byte[] message = assembly.add(frame);
      if (message != null) {
        message(message);
      }
    } catch (Assembly.Broken broken) {
      close(broken.code(), broken.reason());
    }
  }

  private void message(byte[] bytes) {
    slowDown();
    try {
      receive(MessageJson.read(bytes));
    } catch (Refused refused) {
      refuse(refused.refusal(), null);
      // A peer that does not speak the protocol is not worth the line.
      close(FLOOD, refused.refusal().code());
    } catch (RuntimeException bug) {
      LOG.log(Level.SEVERE, "A message could not be handled.", bug);
      close((short) 1011, "message.failed");
    }
  }

  /** Above its rate a socket is not read for a while: the sender feels it, nobody else does. */
  private void slowDown() {
    TokenBucket left = frames.take(heard).orElse(null);
    if (left != null) {
      frames = left;
      return;
    }
    pause(limits.frameMs());
  }

  private void pause(long ms) {
    if (paused || place == Place.ON_THE_WAY) {
      return;
    }
    paused = true;
    peer.pause();
    vertx.setTimer(
        ms,
        id -> {
          paused = false;
          if (!closed && place != Place.ON_THE_WAY) {
            peer.resume();
          }
        });
  }

  private void receive(Message.FromBrowser message) {
    if (message instanceof Message.Hello hello) {
      hello(hello);
    } else if (!welcomed) {
      refuse(Refusal.of("hello.missing", "Say hello first."), null);
    } else if (message instanceof Message.Commit commit) {
      sitDown();
      commit(commit);
    } else if (message instanceof Message.Caret caret) {
      sitDown();
      audience.moved(new Message.Present(session, voice.id(), caret));
    }
  }

  private void hello(Message.Hello hello) {
    vertx.cancelTimer(helloTimer);
    if (hello.protocol() != PROTOCOL) {
      refuse(
          Refusal.of("protocol.unknown", "Reload the page: the server speaks another version."),
          null);
      close(FLOOD, "protocol.unknown");
      return;
    }
    if (live && place == Place.GALLERY) {
      audience.attend(this);
      audience.leaveGallery(listener, has -> {});
    }
    live = false;
    welcomed = false;
    audience
        .resolution()
        .lastOf(hello.client(), voice.personId())
        .onSuccess(seq -> welcome(hello, seq))
        .onFailure(cause -> refuse(cause, null));
  }

  private void welcome(Message.Hello hello, int seq) {
    if (closed) {
      return;
    }
    State state = audience.resolution().state();
    Long has = hello.version();
    long from = has == null ? -1 : has;
    client = hello.client();
    audience.introduce(List.of(voice));
    Message.Welcome welcome =
        new Message.Welcome(
            state.version(),
            seq,
            session,
            voice,
            audience.voices(),
            Rights.codes(voice.capacity()),
            state.agreed(),
            audience.present());
    write(has != null ? Frames.message(welcome) : Frames.welcome(welcome, audience.text(state)));
    welcomed = true;
    sent = from >= 0 && from <= state.version() ? from : state.version();
    audience.enter(this);
    if (sent == state.version()) {
      goLive();
    } else {
      fallBehind();
    }
  }

  private void commit(Message.Commit commit) {
    String mine = client;
    if (mine == null) {
      return;
    }
    TokenBucket left = commits.take(heard).orElse(null);
    if (left != null) {
      commits = left;
    } else {
      pause(limits.commitMs());
    }
    Command edit = new Command.Edit(commit.base(), commit.groups());
    audience
        .resolution()
        .submit(new Submission(voice, mine, commit.seq(), edit))
        .onFailure(cause -> refuse(cause, commit.seq()));
  }

  private void refuse(Throwable cause, @Nullable Integer seq) {
    if (cause instanceof Refused refused) {
      refuse(refused.refusal(), seq);
    } else {
      LOG.log(Level.WARNING, "A live message failed.", cause);
      refuse(Refusal.of("busy", "Please try again in a moment."), seq);
    }
  }

  private void refuse(Refusal refusal, @Nullable Integer seq) {
    write(Frames.message(new Message.Refused(refusal.code(), refusal.sentence(), seq)));
  }

  // Out

  /** Entries first..last of the log, as one frame for everybody. */
  void entries(ByteBuf frame, long first, long last) {
    if (!live || sent + 1 != first) {
      return; // it is behind and fetches for itself
    }
    if (!peer.isWritable()) {
      live = false;
      fallBehind();
      return;
    }
    sent = last;
    peer.write(frame.retainedDuplicate());
  }

  /** Something that may be left out. */
  void offer(ByteBuf frame) {
    if (welcomed && (place == Place.ON_THE_WAY || peer.isWritable())) {
      write(frame.retainedDuplicate());
    }
  }

  private void write(ByteBuf frame) {
    if (closed) {
      frame.release();
    } else if (place == Place.ON_THE_WAY) {
      waiting.add(frame);
    } else {
      peer.write(frame);
    }
  }

  /** When all that was written has left, what was missed follows. */
  private void fallBehind() {
    if (behindSince == 0) {
      behindSince = System.currentTimeMillis();
    }
    if (place != Place.ON_THE_WAY) {
      peer.whenDrained(this::catchUp);
    }
  }

  private void catchUp() {
    if (closed || place == Place.ON_THE_WAY) {
      return;
    }
    audience
        .resolution()
        .entriesAfter(sent, CATCH_UP)
        .onSuccess(this::missed)
        .onFailure(cause -> close((short) 1011, "log.unreadable"));
  }

  private void missed(List<Entry> entries) {
    if (closed || place == Place.ON_THE_WAY || live) {
      return;
    }
    if (!entries.isEmpty()) {
      audience.introduceOf(entries);
      sent = entries.get(entries.size() - 1).version();
      write(Frames.entries(entries));
    }
    if (sent >= audience.resolution().state().version()) {
      goLive();
    } else {
      fallBehind();
    }
  }

  /** It has everything: from now on it is told what comes, where it sits. */
  private void goLive() {
    if (place == Place.ON_THE_WAY) {
      return;
    }
    live = true;
    behindSince = 0;
    if (place == Place.GALLERY) {
      audience.listen(this, listener, sent);
    }
  }

  /** In the gallery it could not take what was sent. */
  private void behind(long has) {
    if (place == Place.GALLERY && !closed) {
      sent = has;
      live = false;
      audience.attend(this);
      fallBehind();
    }
  }

  // From the gallery to the table

  /** Who writes is told at once: the channel moves to the room's event loop. */
  private void sitDown() {
    if (place != Place.GALLERY || closed) {
      return;
    }
    place = Place.ON_THE_WAY;
    audience.attend(this);
    if (live) {
      live = false;
      audience.leaveGallery(listener, has -> move(Math.max(sent, has)));
    } else {
      move(sent);
    }
  }

  private void move(long has) {
    sent = has;
    peer.moveIn()
        .onSuccess(v -> seated())
        .onFailure(
            cause -> {
              LOG.log(Level.WARNING, "A line could not be moved.", cause);
              peer.channel().close();
            });
  }

  private void seated() {
    place = Place.TABLE;
    List<ByteBuf> late = List.copyOf(waiting);
    waiting.clear();
    if (closed) {
      late.forEach(ByteBuf::release);
      farewell.run();
      return;
    }
    late.forEach(peer::write);
    if (!paused) {
      peer.resume();
    }
    fallBehind();
  }

  /** Looks after the line: a silent or hopelessly slow one is cut off. */
  void check() {
    long now = System.currentTimeMillis();
    if (now - heard > SILENT_MS) {
      close((short) 1001, "link.silent");
    } else if (behindSince > 0 && now - behindSince > BEHIND_MS) {
      close(TOO_SLOW, "reader.slow");
    } else if (place != Place.ON_THE_WAY) {
      peer.ping();
    }
  }

  void close(short code, String reason) {
    if (!closed) {
      closed = true;
      farewell = () -> peer.close(code, reason);
      if (place != Place.ON_THE_WAY) {
        farewell.run();
      }
    }
  }

  @Override
  public void gone() {
    if (!ended) {
      ended = true;
      closed = true;
      vertx.cancelTimer(helloTimer);
      if (place == Place.GALLERY) {
        audience.leaveGallery(listener, has -> {});
      }
      left.accept(this);
    }
  }
}
